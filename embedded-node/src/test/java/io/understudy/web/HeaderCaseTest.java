package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser;
import io.understudy.testing.RawClient;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server remembers the headers of a connection, and the connections to a node carry everybody's:
 * one visitor's cookie must not bend another's.
 */
final class HeaderCaseTest {
  private static final int SOME = 6;

  @TempDir Path data;

  @Test
  void aCookieIsReadAsItWasSentWhateverCameBefore() throws Exception {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser();
        RawClient shared = new RawClient(test.node("node-1"))) {
      String cookie =
          browser.login(test.node("node-1"), "alice", "123").header("Set-Cookie").split(";", 2)[0];
      String start = cookie.substring(0, "sid=".length() + SOME);
      String other = start.toLowerCase(Locale.ROOT);
      other = other.equals(start) ? "sid=" + start.substring(4).toUpperCase(Locale.ROOT) : other;

      ask(shared, other, "401");
      ask(shared, cookie, "200");
    }
  }

  private static void ask(RawClient client, String cookie, String status) throws IOException {
    client.send("GET /profile HTTP/1.1\r\nHost: x\r\nCookie: " + cookie + "\r\n\r\n");
    String head = client.readHead();
    assertTrue(head.startsWith("HTTP/1.1 " + status), cookie + ": " + head);
    String length = head.toLowerCase(Locale.ROOT).split("content-length: ", 2)[1];
    client.read(Integer.parseInt(length.split("\r", 2)[0]));
  }
}
