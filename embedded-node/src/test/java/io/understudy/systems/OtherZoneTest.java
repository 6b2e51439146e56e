package io.understudy.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Chromium;
import io.understudy.testing.RawClient;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same systems under another zone: nothing in a page or a cookie knows the usual one. */
final class OtherZoneTest {
  @TempDir Path data;
  private TestCluster test;

  @BeforeEach
  void start() {
    test =
        TestCluster.start(
            data.resolve("data"),
            settings -> settings.withZone("demo.test"),
            InstantSource.system());
  }

  @AfterEach
  void stop() {
    test.close();
  }

  private static String ask(URI server, String host, String line, String rest) throws IOException {
    try (RawClient client = new RawClient(server)) {
      client.send(
          "%s HTTP/1.1\r\nHost: %s:%d\r\nAccept: text/html\r\nConnection: close\r\n%s"
              .formatted(line, host, server.getPort(), rest));
      return client.readToEnd();
    }
  }

  private static String page(URI server, String host) throws IOException {
    return ask(server, host, "GET /", "\r\n");
  }

  private static String login(URI server, String host) throws IOException {
    return ask(
        server,
        host,
        "POST /login",
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 27\r\n\r\n"
            + "username=alice&password=123");
  }

  @Test
  void pagesAndCookiesBelongToItThroughAFrontendAndDirectly() throws IOException {
    URI frontend = test.frontend();
    for (String host : List.of("www.demo.test", "server1.demo.test")) {
      String page = page(frontend, host);
      assertTrue(page.startsWith("HTTP/1.1 200"), page);
      assertTrue(page.contains("name=\"understudy-name\" content=\"" + host + "\""), page);
      assertFalse(page.contains("cluster.test"), page);
      assertTrue(login(frontend, host).contains("; Domain=demo.test"), host);
    }
    String direct = page(test.node("node-1"), "server1.demo.test");
    assertTrue(direct.contains("http://*.demo.test:*"), "where its page may connect to: " + direct);
    assertTrue(
        login(test.node("node-1"), "server1.one.demo.test").contains("Domain=one.demo.test"));
    String foreign = login(frontend, "www.cluster.test");
    assertTrue(foreign.contains("Set-Cookie: sid="), foreign);
    assertFalse(foreign.contains("Domain="), "a name like any other: " + foreign);
    assertEquals(
        List.of("127.0.0.1"),
        test.cluster().dns().lookup("server1.demo.test").stream()
            .map(java.net.InetAddress::getHostAddress)
            .toList());
  }

  @Test
  void aPageMovesToANeighbourOfItAndStaysSignedIn() {
    try (Chromium browser =
        Chromium.open(data.resolve("profile"), "--host-resolver-rules=MAP *.demo.test 127.0.0.1")) {
      browser.login("http://server1.demo.test:" + test.node("node-1").getPort(), "alice");
      String session = browser.meta("session");
      test.cluster().kill("node-1");
      browser.await("moved", () -> browser.meta("node").matches("node-[23]"));
      String name = browser.meta("node").replace("node-", "server");
      assertTrue(browser.address().startsWith("http://" + name + ".demo.test:"), browser::address);
      assertEquals(session, browser.meta("session"));
    }
  }
}
