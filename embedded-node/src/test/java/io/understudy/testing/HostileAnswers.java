package io.understudy.testing;

import java.util.List;
import java.util.Random;

/** Makes answers that are nearly right, as a broken node would give them. */
public final class HostileAnswers {
  private static final List<String> STATUSES =
      List.of(
          "HTTP/1.1 200 OK",
          "HTTP/1.1 200 OK",
          "HTTP/1.1 200 OK",
          "HTTP/1.0 200 OK",
          "HTTP/1.1 204 No Content",
          "HTTP/1.1 206 Partial",
          "HTTP/1.1 304 Not Modified",
          "HTTP/1.1 404 Not Found",
          "HTTP/1.1 500 Oops",
          "HTTP/1.1 503 Busy",
          "HTTP/1.1 101 Switching Protocols",
          "HTTP/1.1 102 Processing",
          "HTTP/1.1 600 Odd",
          "HTTP/1.1 200");
  private static final List<String> LINES =
      List.of(
          "Content-Length: 0",
          "Content-Length: 5",
          "Content-Length: 3",
          "Content-Length: 99999",
          "Content-Length: 70000",
          "Content-Length:",
          "Content-Length: 5, 5",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: chunked, identity",
          "Transfer-Encoding: gzip",
          "Connection: close",
          "Connection: \"close",
          "Connection: keep-alive, x, content-length, \"",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Trailer: X-A",
          "TE: \"trailers",
          "Date: \"never",
          "Vary: *, \"x",
          "Set-Cookie: sid=x; \"",
          "Set-Cookie:",
          "Location: \u00ff",
          "Content-Encoding: gzip",
          "Content-Type: \"text",
          "Content-Range: bytes 0-",
          "X-Served-By: node-9",
          "Via: 1.1 \"",
          "X-A: \u0000",
          "X-A: b\rX-B: c",
          "X: " + "y".repeat(3_000),
          " X-A: b",
          ": b",
          "X-A",
          "");
  private static final String BYTES = "\r\n\t :,;=/%?#\u0000\u0001\u007f\u0080\u00ff0159afxGH\"\\{";

  private final Random random;

  /** The same seed makes the same answers. */
  public HostileAnswers(long seed) {
    random = new Random(seed);
  }

  /**
   * An answer with one or more things wrong, or perhaps none.
   *
   * @param body what it says, without line ends
   */
  public String next(String body) {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(8) == 0) {
      text.append("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
    }
    text.append(random.nextInt(3) == 0 ? any(STATUSES) : STATUSES.getFirst()).append("\r\n");
    text.append(
        switch (random.nextInt(4)) {
          case 0 -> "\r\n" + body;
          case 1 ->
              "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\nX-Sum: 1\r\n\r\n"
                  .formatted(body.length(), body);
          default -> "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
        });
    String answer = text.toString();
    for (int i = random.nextInt(4); i > 0; i--) {
      answer = mutate(answer);
    }
    return answer;
  }

  private String mutate(String text) {
    int at = text.isEmpty() ? 0 : random.nextInt(text.length());
    int line = text.indexOf("\r\n", at);
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, at) + oneOf(BYTES) + text.substring(at);
      case 1 ->
          text.substring(0, at) + oneOf(BYTES) + text.substring(Math.min(text.length(), at + 1));
      case 2 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 2));
      case 3 -> text.substring(0, at);
      case 4 -> text + any(List.of("x", "\r\n", "HTTP/1.1 200 OK\r\n\r\n", text));
      default ->
          line < 0 ? text : text.substring(0, line) + "\r\n" + any(LINES) + text.substring(line);
    };
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private char oneOf(String choices) {
    return choices.charAt(random.nextInt(choices.length()));
  }
}
