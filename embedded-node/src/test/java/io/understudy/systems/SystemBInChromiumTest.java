package io.understudy.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Programs;
import io.understudy.testing.TestCluster;
import io.understudy.testing.Tool;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Three tiers, as a person with a real browser meets them. Chromium asks only name servers on port
 * 53, so it is told what dig was told; it is told anew when it comes back, and keeps its cookies.
 */
final class SystemBInChromiumTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path data;
  @TempDir Path profile;

  private final File chromium = Programs.find("chromium", "chromium");
  private final File chromedriver = Programs.find("chromedriver", "chromium-driver");
  private final Tool dig = Tool.find("dig", "dnsutils");

  @Test
  void b5ALoginOutlivesTheFrontendAndTheBackendThatItCameThrough() throws Exception {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.20"))) {
      Assumptions.assumeTrue(any.isBound());
    }
    try (TestCluster test =
        TestCluster.start(data, s -> s.withFrontends(3), InstantSource.system())) {
      String url = "http://www.cluster.test:" + test.frontend().getPort() + "/profile";
      String first = addresses(test).getFirst();
      WebDriver browser = open(first);
      String frontend;
      String node;
      String session;
      try {
        browser.get(url);
        browser.findElement(By.name("username")).sendKeys("alice");
        browser.findElement(By.name("password")).sendKeys("123");
        browser.findElement(By.cssSelector("form[action='/login'] button")).click();
        new WebDriverWait(browser, PATIENCE).until(it -> "alice".equals(meta(it, "user")));
        assertEquals(first, meta(browser, "address"));
        frontend = meta(browser, "frontend");
        node = meta(browser, "node");
        session = meta(browser, "session");
        String path = browser.findElement(By.className("served")).getText();
        for (String stop : List.of(first, frontend, node)) {
          assertTrue(path.contains(stop), path);
        }

        test.cluster().kill(node);
        browser.navigate().refresh();
        assertEquals("alice", meta(browser, "user"));
        assertNotEquals(node, meta(browser, "node"));
        test.cluster().frontends().kill(frontend);
      } finally {
        browser.quit();
      }
      List<String> left = addresses(test);
      assertFalse(left.contains(first), "the name server no longer names the dead frontend");
      browser = open(left.getFirst());
      try {
        browser.get(url);
        assertEquals("alice", meta(browser, "user"));
        assertEquals(session, meta(browser, "session"));
        assertNotEquals(frontend, meta(browser, "frontend"));
        assertEquals(left.getFirst(), meta(browser, "address"));
      } finally {
        browser.quit();
      }
    }
  }

  private List<String> addresses(TestCluster test) {
    int port = test.cluster().dns().address().getPort();
    return dig.run("@127.0.0.1", "-p", "" + port, "+short", "www.cluster.test").lines().toList();
  }

  private WebDriver open(String address) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // which Chromium refuses to do without as root, as in CI
        "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP *.cluster.test " + address,
        "--user-data-dir=" + profile);
    return new ChromeDriver(
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver).build(), options);
  }

  private static String meta(WebDriver browser, String name) {
    return browser
        .findElement(By.cssSelector("meta[name='understudy-" + name + "']"))
        .getDomAttribute("content");
  }
}
