package io.understudy.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Requests that no server may take, each with the answers that are right. What is ambiguous comes
 * with a second request behind it, which would be answered too if the first ended where the
 * attacker wants it to end.
 */
public final class HostileRequests {
  /** The second request, which nobody may answer. */
  public static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

  private static final String GET = "GET /status HTTP/1.1\r\nHost: x\r\n";
  private static final String POST = "POST /login HTTP/1.1\r\nHost: x\r\n";

  private final List<Hostile> all = new ArrayList<>();

  /**
   * A request.
   *
   * @param name what is wrong with it
   * @param bytes as many as characters
   * @param statuses the answers that are right
   * @param seenOnlyInTheBody whether its headers are good, so that a node may have seen them before
   *     the request turned out to be bad
   */
  public record Hostile(
      String name, String bytes, Set<Integer> statuses, boolean seenOnlyInTheBody) {
    @Override
    public String toString() {
      return name;
    }
  }

  private HostileRequests() {
    lengths();
    codings();
    fields();
    hosts();
    lines();
    sizes();
    chunks();
  }

  /** All of them. */
  public static List<Hostile> all() {
    return List.copyOf(new HostileRequests().all);
  }

  private void add(String name, String bytes, Integer... statuses) {
    all.add(new Hostile(name, bytes, Set.of(statuses), false));
  }

  private void bad(String name, String bytes) {
    add(name, bytes, 400);
  }

  private void lengths() {
    for (String value :
        List.of(
            "5, 5",
            "5,5",
            "+5",
            "-5",
            "-0",
            "0x5",
            "5.0",
            "5 5",
            "",
            " ",
            "five",
            "5;",
            "\"5\"",
            "1e1",
            "5,",
            "٥",
            "9223372036854775808",
            "99999999999999999999999999",
            "5\t5")) {
      bad(
          "Content-Length: \"" + value + "\"",
          POST + "Content-Length: " + value + "\r\n\r\nhello" + SMUGGLED);
    }
    String five = "Content-Length: 5\r\n";
    bad("the same length twice", POST + five + five + "\r\nhello" + SMUGGLED);
    bad("two lengths", POST + five + "Content-Length: 6\r\n\r\nhello" + SMUGGLED);
    bad("two lengths, the first 0", POST + "content-length: 0\r\n" + five + "\r\nhello" + SMUGGLED);
    String chunked = "Transfer-Encoding: chunked\r\n";
    bad("length and coding", POST + five + chunked + "\r\n0\r\n\r\n" + SMUGGLED);
    bad("coding and length", POST + chunked + five + "\r\n0\r\n\r\n" + SMUGGLED);
    bad("GET with both", GET + chunked + "Content-Length: 0\r\n\r\n0\r\n\r\n" + SMUGGLED);
  }

  private void codings() {
    for (String value :
        List.of(
            "chunked, identity",
            "identity",
            "identity, chunked",
            "xchunked",
            "chunkedx",
            "chunk",
            "gzip",
            "gzip, chunked",
            "chunked, chunked",
            "chunked,",
            ",chunked",
            "\"chunked\"",
            "'chunked'",
            "chunked;q=1",
            "chunked foo",
            "",
            "\u000bchunked",
            "[chunked]",
            "chunked\u0000",
            "chun\tked")) {
      bad(
          "Transfer-Encoding: \"" + value + "\"",
          POST + "Transfer-Encoding: " + value + "\r\n\r\n0\r\n\r\n" + SMUGGLED);
    }
    String chunked = "Transfer-Encoding: chunked\r\n";
    bad("chunked twice", POST + chunked + chunked + "\r\n0\r\n\r\n" + SMUGGLED);
    bad(
        "identity, then chunked",
        POST + "Transfer-Encoding: identity\r\n" + chunked + "\r\n0\r\n\r\n" + SMUGGLED);
    bad(
        "chunked in HTTP/1.0",
        "POST /login HTTP/1.0\r\nHost: x\r\n" + chunked + "\r\n0\r\n\r\n" + SMUGGLED);
    bad(
        "chunked in HTTP/1.0 that stays",
        "POST /login HTTP/1.0\r\nConnection: keep-alive\r\n"
            + chunked
            + "\r\n0\r\n\r\n"
            + SMUGGLED);
  }

  private void fields() {
    bad("folded value", GET + "X-A: b\r\n c\r\n\r\n" + SMUGGLED);
    bad("value folded with a tab", GET + "X-A: b\r\n\tc\r\n\r\n" + SMUGGLED);
    bad("folded coding", POST + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + SMUGGLED);
    bad("folded first line", "GET /status HTTP/1.1\r\n Host: x\r\nHost: x\r\n\r\n" + SMUGGLED);
    bad("bare LF after a field", GET + "X-A: b\n\r\n" + SMUGGLED);
    bad("bare LF at the end", GET + "\n" + SMUGGLED);
    bad("bare LF after the request line", "GET /status HTTP/1.1\nHost: x\r\n\r\n" + SMUGGLED);
    bad("nothing but LF", "GET /status HTTP/1.1\nHost: x\n\n" + SMUGGLED);
    bad("bare CR in a value", GET + "X-A: b\rTransfer-Encoding: chunked\r\n\r\n" + SMUGGLED);
    bad("bare CR after a field", GET + "X-A: b\r\r\n\r\n" + SMUGGLED);
    bad("CR CR LF at the end", GET + "\r\r\n" + SMUGGLED);
    bad("space before the colon", POST + "Content-Length : 5\r\n\r\nhello" + SMUGGLED);
    bad("tab before the colon", POST + "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED);
    bad("space before the name", GET + " X-A: b\r\n\r\n" + SMUGGLED);
    bad("no name", GET + ": b\r\n\r\n" + SMUGGLED);
    bad("no colon", GET + "X-A\r\n\r\n" + SMUGGLED);
    for (char c : "\0\1\b\u000b\f\u001f\u007f".toCharArray()) {
      bad("control %d in a value".formatted((int) c), GET + "X-A: b" + c + "c\r\n\r\n" + SMUGGLED);
      bad("control %d in a name".formatted((int) c), GET + "X-" + c + "A: b\r\n\r\n" + SMUGGLED);
      bad(
          "control %d in the path".formatted((int) c),
          "GET /sta" + c + "tus HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED);
    }
    for (String value :
        List.of("\"close", "\"close\"", "close keep-alive", "close;a=b", "a=b", "close, (x)")) {
      bad("Connection: " + value, GET + "Connection: " + value + "\r\n\r\n" + SMUGGLED);
    }
    for (char c : "()<>@,;\\\"/[]?={} é".toCharArray()) {
      bad("'%s' in a name".formatted(c), GET + "X-" + c + "A: b\r\n\r\n" + SMUGGLED);
    }
  }

  private void hosts() {
    String line = "GET /status HTTP/1.1\r\n";
    bad("no host", line + "\r\n" + SMUGGLED);
    bad("two hosts", GET + "Host: y\r\n\r\n" + SMUGGLED);
    bad("the same host twice", GET + "Host: x\r\n\r\n" + SMUGGLED);
    bad("two hosts in HTTP/1.0", "GET /status HTTP/1.0\r\nHost: x\r\nhost: y\r\n\r\n" + SMUGGLED);
    for (String host :
        List.of(
            "",
            " ",
            "a b",
            "a/b",
            "a,b",
            "a@b",
            "a?b",
            "a#b",
            "a\\b",
            "a:b",
            "a:-1",
            "a:99999",
            "a:80:80",
            "a:+80",
            ":80",
            "[::1",
            "::1",
            "[::1]x",
            "a\"b",
            "a<b>",
            "a\tb",
            "a%00b",
            "a|b",
            "é",
            "http://a")) {
      bad("Host: \"" + host + "\"", line + "Host: " + host + "\r\n\r\n" + SMUGGLED);
    }
    for (String target :
        List.of(
            "http://y/status",
            "http://x:81/status",
            "http://user@x/status",
            "http://x\\@y/",
            "http:///status",
            "http://x y/status",
            "ftp://x/status",
            "//y/status")) {
      bad("target " + target, "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED);
    }
  }

  private void lines() {
    String rest = " HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED;
    for (String target :
        List.of(
            "status",
            "x:80",
            "*",
            "?",
            "/a/../b\u0000",
            "/%",
            "/%zz",
            "/%u0041",
            "/a%00b",
            "/%2e%2e/status",
            "/..;/status",
            "/a%2fb",
            "/a\\b",
            "//",
            "/a#b",
            "/\u0080",
            "/a\tb",
            "/a\"b",
            "/a<b",
            "/a|b",
            "/a^b",
            "/a`b",
            "/a{b}")) {
      bad("target " + target, "GET " + target + rest);
    }
    add("CONNECT", "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n" + SMUGGLED, 405);
    add("CONNECT of a path", "CONNECT /status HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED, 400, 405);
    bad("no method", " /status" + rest);
    add("no target", "GET HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED, 400, 505);
    bad("no spaces", "GET\r\n\r\n" + SMUGGLED);
    bad("a tab", "GET\t/status" + rest);
    bad("odd method", "G{E}T /status" + rest);
    bad("binary", "\u0001\u0002\u0003\u00ff\u00fe\r\n\r\n" + SMUGGLED);
    bad(
        "TLS",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "x".repeat(80));
    add("HTTP/0.9", "GET /status\r\n" + SMUGGLED, 400, 505);
    add("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\0".repeat(9), 400, 426, 505);
    for (String version :
        List.of(
            "HTTP/2.0",
            "HTTP/1.2",
            "HTTP/1.11",
            "HTTP/11",
            "HTTP/0.9",
            "HTTP/1",
            "HTTPS/1.1",
            "HTTP/1.1x",
            "HTTP/ 1.1",
            "HTTP /1.1",
            "HTTP/1.1 HTTP/1.1",
            "X")) {
      add(
          "version " + version,
          "GET /status " + version + "\r\nHost: x\r\n\r\n" + SMUGGLED,
          400,
          426,
          505);
    }
    add("unknown expectation", GET + "Expect: everything\r\n\r\n" + SMUGGLED, 417);
  }

  private void sizes() {
    add("long header", GET + "X-A: " + "a".repeat(9_000) + "\r\n\r\n" + SMUGGLED, 431);
    add("many headers", GET + "A:b\r\n".repeat(3_000) + "\r\n" + SMUGGLED, 431);
    add("long name", GET + "A".repeat(9_000) + ": b\r\n\r\n" + SMUGGLED, 431);
    add(
        "long target",
        "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED,
        414);
    add("long method", "G".repeat(9_000) + " / HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED, 431);
    add("long line without an end", "GET / HTTP/1.1" + "1".repeat(9_000), 431);
    add("nothing but empty lines", "\r\n".repeat(5_000), 400, 431);
  }

  private void chunks() {
    String chunked = POST + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (String body :
        List.of(
            "x\r\nhello\r\n0\r\n\r\n",
            "-5\r\nhello\r\n0\r\n\r\n",
            "+5\r\nhello\r\n0\r\n\r\n",
            "0x5\r\nhello\r\n0\r\n\r\n",
            " 5\r\nhello\r\n0\r\n\r\n",
            "\r\n5\r\nhello\r\n0\r\n\r\n",
            "5\nhello\r\n0\r\n\r\n",
            "5\rhello\r\n0\r\n\r\n",
            "5\r\nhello\n0\r\n\r\n",
            "5\r\nhello0\r\n\r\n",
            "5\r\nhelloXX0\r\n\r\n",
            "5\r\nhello\r\n0\n\r\n",
            "5\r\nhello\r\n0\r\n\n",
            "5\r\nhello\r\n\r\n0\r\n\r\n",
            ";\r\nhello\r\n0\r\n\r\n",
            "5;a\nb\r\nhello\r\n0\r\n\r\n",
            "5;a=\"b\r\nhello\r\n0\r\n\r\n",
            "5;=a\r\nhello\r\n0\r\n\r\n",
            "5;a\u0000b\r\nhello\r\n0\r\n\r\n",
            "5 5\r\nhello\r\n0\r\n\r\n",
            "ffffffffffffffff\r\nhello",
            "10000000000000005\r\nhello\r\n0\r\n\r\n",
            "00000000000000000000000005\r\nhello\r\n0\r\n\r\n",
            "5\r\nhello\r\n0\r\nX-A: b\nY: c\r\n\r\n",
            "5\r\nhello\r\n0\r\nX-A : b\r\n\r\n",
            "5\r\nhello\r\n0\r\nX-A: b\r\n c\r\n\r\n",
            "5\r\nhello\r\n0\r\nno colon\r\n\r\n",
            "5;" + "a".repeat(20_000) + "\r\nhello\r\n0\r\n\r\n",
            "1;a=b\r\nh\r\n".repeat(3_000) + "0\r\n\r\n",
            "5\r\nhello\r\n0\r\nX-A: " + "b".repeat(20_000) + "\r\n\r\n",
            "5\r\nhello\r\n0\r\n" + "A:b\r\n".repeat(5_000) + "\r\n")) {
      String name = body.length() < 60 ? body : body.substring(0, 20) + "…" + body.length();
      all.add(
          new Hostile(
              "chunks " + name.replace("\r", "\\r").replace("\n", "\\n"),
              chunked + body + SMUGGLED,
              Set.of(400, 413, 431),
              true));
    }
  }
}
