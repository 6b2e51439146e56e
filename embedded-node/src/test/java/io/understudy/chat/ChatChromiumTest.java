package io.understudy.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.understudy.testing.Programs;
import io.understudy.testing.TestCluster;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Two people with real browsers, whose server dies in the middle of their conversation. */
final class ChatChromiumTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path data;
  @TempDir Path profiles;

  private final List<ChromeDriver> browsers = new ArrayList<>();
  private TestCluster test;

  @BeforeEach
  void start() {
    Programs.find("chromium", "chromium");
    test = TestCluster.start(data);
  }

  @AfterEach
  void stop() {
    browsers.forEach(ChromeDriver::quit);
    if (test != null) {
      test.close();
    }
  }

  @Test
  void aConversationGoesOnWhenTheServerIsKilled() throws Exception {
    talkOverAKill("WebSocket", false);
  }

  @Test
  void itGoesOnWithoutWebSocketToo() throws Exception {
    talkOverAKill("event stream", true);
  }

  @Test
  void aServerThatDiesWithAMessageIsNoError() {
    ChromeDriver alice = open("alice", true);
    enter(alice, "alice");
    String doomed = List.of("node-1", "node-2").get(node(server(alice)).equals("node-1") ? 1 : 0);
    test.cluster()
        .balancing()
        .change(
            Map.of(
                "checks", Map.of("intervalMs", 60_000, "timeoutMs", 60_000, "fall", 20),
                "timeouts", Map.of("tryMs", 60_000)));
    test.cluster().faults().put(doomed, "latency", Map.of("ms", 60_000));
    for (int i = 1; i <= 6; i++) {
      write(alice, "number " + i);
    }
    waitFor(alice, "one is held", _ -> test.snapshot(doomed).traffic().inFlight() > 0);
    test.cluster().kill(doomed);
    waitFor(alice, "nothing waits", it -> it.findElements(By.cssSelector(".waiting")).isEmpty());
    assertEquals(
        List.of(200L),
        alice.executeScript(
            "return [...new Set(performance.getEntriesByName(location.origin + '/chat')"
                + ".filter(it => it.initiatorType === 'fetch').map(it => it.responseStatus))]"));
  }

  private void talkOverAKill(String by, boolean withoutWebSocket) throws Exception {
    ChromeDriver alice = open("alice", withoutWebSocket);
    ChromeDriver bob = open("bob", withoutWebSocket);
    enter(alice, "alice");
    enter(bob, "bob");
    waitFor(alice, "the kind of connection", it -> state(it).contains(by));

    write(alice, "bob@127.0.0.1:3002 hello");
    waitFor(bob, "hello", it -> texts(it).equals(List.of("hello")));
    waitFor(bob, "alice in the list", it -> it.findElements(name("alice")).size() == 1);
    bob.findElement(name("alice")).click();
    write(bob, "hi alice");
    waitFor(alice, "the answer", it -> texts(it).equals(List.of("hello", "hi alice")));
    text(alice).sendKeys("half a sen");

    String before = server(alice);
    test.cluster().kill(node(before));
    for (int i = 1; i <= 5; i++) {
      write(bob, "during " + i);
    }
    waitFor(alice, "another server", it -> !server(it).equals(before) && isOn(it));

    assertEquals("half a sen", text(alice).getDomProperty("value"));
    text(alice).sendKeys("tence\n");
    List<String> all =
        List.of("hello", "hi alice", "during 1", "during 2", "during 3", "during 4", "during 5");
    waitFor(alice, "nothing lost", it -> texts(it).containsAll(all));
    assertEquals(all.size() + 1, texts(alice).size(), () -> "nothing twice: " + texts(alice));
    waitFor(bob, "nothing waits", it -> it.findElements(By.cssSelector(".waiting")).isEmpty());
    // Whoever is on the same server by now heard the sentence, too.
    int heard = all.size() + (server(alice).equals(server(bob)) ? 1 : 0);
    waitFor(bob, "all of it", it -> texts(it).size() >= heard);
    assertEquals(heard, texts(bob).size(), () -> "nothing twice: " + texts(bob));
    assertNotEquals(before, server(alice));
    picture(alice, by.replace(' ', '-'));
    alice.navigate().refresh();
    waitFor(alice, "the reload", ChatChromiumTest::isOn);
    assertEquals(all.size() + 1, texts(alice).size(), "the conversation is still there");
  }

  /** For whoever wants to look at it. */
  private static void picture(ChromeDriver browser, String name) throws Exception {
    String folder = System.getProperty("understudy.pictures");
    if (folder != null) {
      for (Dimension size : List.of(new Dimension(1280, 860), new Dimension(420, 860))) {
        for (String theme : List.of("light", "dark")) {
          browser.manage().window().setSize(size);
          browser.executeCdpCommand(
              "Emulation.setEmulatedMedia",
              Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
          Files.write(
              Path.of(folder, "%s-%s-%d.png".formatted(name, theme, size.getWidth())),
              browser.getScreenshotAs(OutputType.BYTES));
        }
      }
    }
  }

  private ChromeDriver open(String user, boolean withoutWebSocket) {
    File chromium = Programs.find("chromium", "chromium");
    File chromedriver = Programs.find("chromedriver", "chromium-driver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // which Chromium refuses to do without as root, as in CI
        "--disable-dev-shm-usage",
        "--user-data-dir=" + profiles.resolve(user));
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(chromedriver).build(), options);
    browsers.add(driver);
    if (withoutWebSocket) {
      driver.executeCdpCommand(
          "Page.addScriptToEvaluateOnNewDocument", Map.of("source", "delete window.WebSocket"));
    }
    return driver;
  }

  private void enter(ChromeDriver browser, String user) {
    browser.get(test.frontend().resolve("/login").toString());
    browser.findElement(By.name("username")).sendKeys(user);
    browser.findElement(By.name("password")).sendKeys("123");
    browser.findElement(By.cssSelector("form[action='/login'] button")).click();
    waitFor(browser, "signed in", it -> it.getCurrentUrl().endsWith("/profile"));
    browser.get(test.frontend().resolve("/chat").toString());
    waitFor(browser, "connected", ChatChromiumTest::isOn);
  }

  private static void waitFor(
      ChromeDriver browser, String what, java.util.function.Predicate<ChromeDriver> condition) {
    new WebDriverWait(browser, PATIENCE)
        .withMessage(() -> what + "; there are " + texts(browser) + ", " + state(browser))
        .until(_ -> condition.test(browser));
  }

  private String node(String server) {
    return test.cluster().snapshot().nodes().stream()
        .filter(node -> node.url().getAuthority().equals(server))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static boolean isOn(ChromeDriver browser) {
    return "on".equals(chat(browser).getDomAttribute("data-state"));
  }

  private static String server(ChromeDriver browser) {
    return chat(browser).getDomAttribute("data-server");
  }

  private static WebElement chat(ChromeDriver browser) {
    return browser.findElement(By.cssSelector("[data-chat]"));
  }

  private static String state(ChromeDriver browser) {
    return browser.findElement(By.cssSelector("[data-chat-state]")).getText();
  }

  private static WebElement text(ChromeDriver browser) {
    return browser.findElement(By.id("chat-text"));
  }

  private static void write(ChromeDriver browser, String words) {
    text(browser).sendKeys(words + "\n");
  }

  private static By name(String login) {
    return By.xpath("//button[contains(@class, 'name') and text()='" + login + "']");
  }

  private static List<String> texts(ChromeDriver browser) {
    return browser.findElements(By.cssSelector(".said .text")).stream()
        .map(WebElement::getText)
        .toList();
  }
}
