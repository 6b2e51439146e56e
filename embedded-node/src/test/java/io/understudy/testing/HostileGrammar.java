package io.understudy.testing;

import java.util.List;

/**
 * Makes requests that are nearly right. Every target has a number of its own, which a node repeats
 * in its answer, so that one can see to which request an answer belongs.
 */
public final class HostileGrammar {
  private static final List<String> LINES =
      List.of(
          "Content-Length: 5",
          "Content-Length: 0",
          "Content-Length: 3",
          "Content-Length: 99999",
          "Content-Length: -1",
          "Content-Length: +5",
          "Content-Length: 5, 5",
          "Content-Length:",
          "Content-Length: 0x5",
          "Content-Length : 5",
          "content-length: 18446744073709551621",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: identity",
          "Transfer-Encoding: chunked, identity",
          "Transfer-Encoding: xchunked",
          "Transfer-Encoding : chunked",
          "Transfer-Encoding:\u000bchunked",
          "Transfer-Encoding:\n chunked",
          "TE: trailers",
          "TE: gzip;q=1, trailers",
          "TE: \"trailers",
          "Connection: close",
          "Connection: \"close",
          "Connection: keep-alive, x, content-length",
          "Connection: Upgrade",
          "Connection: Host, Cookie, X-Forwarded-For",
          "Upgrade: websocket",
          "Upgrade: h2c",
          "Sec-WebSocket-Version: 13",
          "HTTP2-Settings: AAMAAABkAAQAAP__",
          "Expect: 100-continue",
          "Expect: 200-ok",
          "Host: y",
          "Host:",
          "Host: x:99999",
          "Host: a b",
          "Host: x\r\n\tfolded",
          "X-A: b\rX-B: c",
          "X-A: \u0000",
          "X-\u0001: b",
          "X-Forwarded-For: 6.6.6.6",
          "Via: 1.1 frontend-1",
          "Max-Forwards: 0",
          "Range: bytes=0-",
          "Trailer: X-A",
          "Cookie: sid=x; sid=y",
          "Origin: http://evil.test",
          "Accept: */*",
          "Access-Control-Request-Method: GET",
          "If-None-Match: *",
          "X: " + "y".repeat(3_000),
          "Idempotency-Key: k",
          " X-A: b",
          "\tX-A: b",
          ": b",
          "X-A",
          "=",
          "");
  private static final List<String> BODIES =
      List.of(
          "hello",
          "",
          "5\r\nhello\r\n0\r\n\r\n",
          "0\r\n\r\n",
          "5;a=b\r\nhello\r\n0\r\nX-A: b\r\n\r\n",
          "5\r\nhello0\r\n\r\n",
          "fffffffff\r\nhello",
          "x\r\n",
          "5\nhello\n0\n\n",
          "-1\r\n\r\n",
          "1\r\na\r\n1\r\nb\r\n0\r\n\r\n",
          "{\"username\":",
          "00000000000000000005\r\nhello");
  private static final List<String> METHODS =
      List.of(
          "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "X", "");
  private static final List<String> VERSIONS =
      List.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/1.2", "HTTP", "");

  private final Spoiler spoiler;

  /** The same seed makes the same requests. */
  public HostileGrammar(long seed) {
    spoiler = new Spoiler(seed);
  }

  /** How many good requests to send before a bad one. */
  public int few() {
    return 1 + spoiler.below(3);
  }

  /** A request that any server must answer. */
  public String good(long id) {
    String head = " /g/%d HTTP/1.1\r\nHost: x\r\nCookie: a=%d\r\n".formatted(id, id);
    return switch (spoiler.below(6)) {
      case 0 -> "POST" + head + "Content-Length: 5\r\n\r\nhello";
      case 1 -> "PUT" + head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
      case 2 -> "DELETE" + head + "\r\n";
      default -> "GET" + head + "X-A: %d\r\n\r\n".formatted(spoiler.below(Integer.MAX_VALUE));
    };
  }

  /** A request with one or more things wrong, or perhaps none. */
  public String bad(long id) {
    String request = spoiler.below(3) == 0 ? odd(id) : good(id);
    for (int i = spoiler.below(4); i >= 0; i--) {
      request = mutate(request, id);
    }
    return request;
  }

  private String odd(long id) {
    String target = spoiler.below(20) == 0 ? "/login" : "/g/" + id;
    StringBuilder text = new StringBuilder();
    text.append(spoiler.any(METHODS))
        .append(' ')
        .append(target)
        .append(' ')
        .append(spoiler.any(VERSIONS));
    text.append("\r\nHost: x\r\n");
    for (int i = spoiler.below(4); i > 0; i--) {
      text.append(spoiler.any(LINES)).append("\r\n");
    }
    return text.append("\r\n").append(spoiler.any(BODIES)).toString();
  }

  private String mutate(String text, long id) {
    return switch (spoiler.below(9)) {
      case 0, 1, 2 -> spoiler.bytes(text);
      case 3 -> text + spoiler.any(BODIES);
      case 4, 5, 6 -> spoiler.line(text, LINES);
      case 7 -> spoiler.atLineEnd(text, List.of("\n", "\r", "\r\r\n", "\r\n\r\n", " "));
      default ->
          text.replace(
              "/g/" + id,
              spoiler.any(
                  List.of("*", "http://x/g/" + id, "http://y/", "//", "/%00", "/g/" + id + "|")));
    };
  }
}
