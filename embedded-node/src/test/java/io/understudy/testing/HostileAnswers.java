package io.understudy.testing;

import java.util.List;

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

  private final Spoiler spoiler;

  /** The same seed makes the same answers. */
  public HostileAnswers(long seed) {
    spoiler = new Spoiler(seed);
  }

  /**
   * An answer with one or more things wrong, or perhaps none.
   *
   * @param body what it says, without line ends
   */
  public String next(String body) {
    StringBuilder text = new StringBuilder();
    if (spoiler.below(8) == 0) {
      text.append("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
    }
    text.append(spoiler.below(3) == 0 ? spoiler.any(STATUSES) : STATUSES.getFirst()).append("\r\n");
    text.append(
        switch (spoiler.below(4)) {
          case 0 -> "\r\n" + body;
          case 1 ->
              "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\nX-Sum: 1\r\n\r\n"
                  .formatted(body.length(), body);
          default -> "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
        });
    String answer = text.toString();
    for (int i = spoiler.below(4); i > 0; i--) {
      answer = mutate(answer);
    }
    return answer;
  }

  private String mutate(String text) {
    return switch (spoiler.below(8)) {
      case 0, 1, 2 -> spoiler.bytes(text);
      case 3 -> text + spoiler.any(List.of("x", "\r\n", "HTTP/1.1 200 OK\r\n\r\n", text));
      default -> spoiler.line(text, LINES);
    };
  }
}
