package io.understudy.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Chromium;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that came past the balancer find another server by themselves. */
final class FailoverInChromiumTest {
  @TempDir private static Path profile;
  @TempDir Path data;

  private static Chromium browser;
  private TestCluster test;

  @BeforeAll
  static void open() {
    browser =
        Chromium.open(
            profile, "--host-resolver-rules=MAP *.cluster.test 127.0.0.1", "--window-size=500,420");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void start() {
    test = TestCluster.start(data);
  }

  @AfterEach
  void stop() {
    test.close();
  }

  private String server(String node) {
    return test.node(node).toString().replaceFirst("/$", "");
  }

  private static String said() {
    return browser.find("[data-failover]").getText();
  }

  private static String state() {
    return browser.script("return document.documentElement.dataset.failoverState");
  }

  private static String value(String selector) {
    return browser.script("return document.querySelector(arguments[0]).value", selector);
  }

  private static boolean isOn(String node) {
    return browser.meta("node").equals(node) && state().equals("watching");
  }

  /** Where it moved to. */
  private static String movedAwayFrom(String node) {
    browser.await(
        "left " + node,
        () -> browser.meta("node").startsWith("node-") && !browser.meta("node").equals(node));
    browser.await("watches", () -> state().equals("watching"));
    return browser.meta("node");
  }

  @Test
  void itComesThroughTwoKillsWithTheSessionAndWhatWasTyped() {
    browser.login(server("node-1"), "alice");
    String session = browser.meta("session");
    browser.go(server("node-1") + "/mega?after=0#rows-title");
    browser.find("#numbers").sendKeys("4 8 15");
    browser.script("document.querySelector('#numbers').setSelectionRange(2, 3); scrollTo(0, 120)");

    test.cluster().kill("node-1");
    String second = movedAwayFrom("node-1");

    assertTrue(
        said().startsWith("node-1 does not answer any more, so this page has moved to " + second),
        said());
    assertTrue(said().endsWith("Your session goes on."), said());
    String address = server(second) + "/mega?after=0#rows-title";
    browser.await("the whole address", () -> browser.address().equals(address));
    assertEquals(List.of("alice", session), List.of(browser.meta("user"), browser.meta("session")));
    assertEquals("4 8 15", value("#numbers"));
    assertEquals(
        "120",
        browser.script("return scrollY - document.querySelector('[data-failover]').offsetHeight"),
        "nothing has moved under the eye, though there is a note above");
    assertEquals(
        "numbers 2 3",
        browser.script(
            "const it = document.activeElement;"
                + " return it.id + ' ' + it.selectionStart + ' ' + it.selectionEnd"));
    assertEquals("", browser.script("return window.name"), "nobody else is to read it");
    browser.find("#numbers").sendKeys(" 16");

    test.cluster().kill(second);
    String third = movedAwayFrom(second);

    assertTrue(said().contains(third), said());
    assertEquals(session, browser.meta("session"));
    browser.find("[data-mega-form] button").click();
    browser.await("inserted", () -> browser.find("[data-mega-done]").isDisplayed());
  }

  @Test
  void noFieldIsEmptyForAMomentOnTheNextPage() {
    browser.go(server("node-1") + "/login");
    browser.await("watches", () -> isOn("node-1"));
    browser.find("#username").sendKeys("bob");
    // Looks on the next page from before its first script on, as often as it can.
    Runnable enough =
        browser.onNextPages(
            """
            const seen = (window.seenInField = []);
            const timer = setInterval(() => {
              const field = document.querySelector("#username");
              if (field && seen.at(-1) !== field.value) seen.push(field.value);
            }, 0);
            """);
    try {
      test.cluster().kill("node-1");
      movedAwayFrom("node-1");
      browser.await("seen", () -> !browser.script("return seenInField.join()").isEmpty());
      assertEquals("bob", browser.script("return seenInField.join()"));
    } finally {
      enough.run();
    }
  }

  @Test
  void aServerThatHangsIsLeftAndAClickOnALinkGoesToTheNext() {
    browser.go(server("node-2") + "/");
    browser.await("watches", () -> isOn("node-2"));

    test.cluster().faults().put("node-2", "hang", Map.of());
    browser.find("a[href='/login']").click();
    String next = movedAwayFrom("node-2");

    assertEquals(server(next) + "/login", browser.address());
  }

  @Test
  void aFormIsNotSentToADeadServerButShownAgainWithoutItsPassword() {
    browser.go(server("node-3") + "/login");
    browser.await("watches", () -> isOn("node-3"));
    browser.find("#username").sendKeys("bob");
    browser.find("#password").sendKeys("123");

    test.cluster().kill("node-3");
    browser.find("form[action='/login'] button").click();
    String next = movedAwayFrom("node-3");

    assertTrue(said().contains("Your form was not sent"), said());
    assertEquals(server(next) + "/login", browser.address());
    assertEquals(List.of("bob", ""), List.of(value("#username"), value("#password")));
    browser.find("#password").sendKeys("123");
    browser.find("form[action='/login'] button").click();
    browser.await("bob is signed in", () -> browser.meta("user").equals("bob"));
  }

  @Test
  void withoutAnyServerItSaysSoAndGoesOnWhenOneIsBack() {
    browser.go(server("node-1") + "/login");
    browser.await("watches", () -> isOn("node-1"));
    browser.find("#username").sendKeys("bob");

    for (String node : List.of("node-3", "node-2", "node-1")) {
      test.cluster().kill(node);
    }
    browser.await("it says so", () -> said().startsWith("No server answers."));
    assertEquals("alone", state());
    assertEquals("bob", value("#username"));

    test.cluster().revive("node-2");
    movedAwayFrom("node-1");
    assertEquals("bob", value("#username"));

    test.cluster().kill("node-2");
    browser.await("alone again", () -> said().startsWith("No server answers."));
    test.cluster().revive("node-2");
    browser.await("goes on where it was", () -> isOn("node-2"));
    assertEquals("node-2 is ready again.", said());
    assertEquals("bob", value("#username"));
  }

  @Test
  void whileTheStoreIsOutItStaysAndSaysSo() {
    browser.go(server("node-1") + "/login");
    browser.await("watches", () -> isOn("node-1"));

    test.cluster().store().kill();
    browser.await("it says so", () -> said().contains("none is ready"));
    assertTrue(browser.address().startsWith(server("node-1")), browser.address());

    test.cluster().store().revive();
    browser.await("watches", () -> state().equals("watching"));
  }

  @Test
  void namesOfTheZoneAreKeptAndSoIsTheSession() {
    String port = server("node-1").replaceFirst(".*:", "");
    browser.login("http://server1.cluster.test:" + port, "alice");
    String session = browser.meta("session");

    test.cluster().kill("node-1");
    String next = movedAwayFrom("node-1");

    String name = next.replace("node-", "server");
    assertTrue(browser.address().startsWith("http://" + name + ".cluster.test:"), browser::address);
    assertEquals(session, browser.meta("session"));
  }

  @Test
  void checksOfAServerThatHangsDoNotPileUp() throws IOException {
    // Without neighbours to move to, it asks the same server again and again.
    try (HangingServer hanging = new HangingServer(test.node("node-1"))) {
      browser.go(hanging.url() + "/login");
      browser.await("many checks", () -> hanging.checks() >= 4);
      assertEquals(1, hanging.mostAtOnce());
    }
  }

  @Test
  void aPageFromElsewhereCannotReadTheHealthOfAServer() throws IOException {
    browser.go("data:text/html,<title>elsewhere</title>");
    String outcome =
        browser.script(
            "return fetch(arguments[0]).then(() => 'read', () => 'refused')",
            server("node-1") + "/health");
    assertEquals("refused", outcome);
    browser.go(server("node-2") + "/");
    String near =
        browser.script(
            "return fetch(arguments[0], {credentials: 'omit'}).then(it => it.json())"
                + ".then(it => it.host)",
            server("node-1") + "/health");
    assertEquals("node-1", near);
    String wide =
        browser.script(
            "return fetch(arguments[0]).then(() => 'read', () => 'refused')",
            server("node-1") + "/profile");
    assertEquals("refused", wide);
  }

  @Test
  void throughTheBalancerItStaysQuiet() {
    browser.go(test.frontend().resolve("/").toString());
    assertEquals("null", state());
    assertFalse(browser.find("[data-failover]").isDisplayed());
  }
}
