package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Programs;
import io.understudy.testing.TestCluster;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The product's main job, as a person with a real browser meets it. */
final class ChromiumTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path data;
  @TempDir Path profile;

  @Test
  void aPersonStaysSignedInWhenTheNodeThatServedHerIsKilled() {
    File chromium = Programs.find("chromium", "chromium");
    File chromedriver = Programs.find("chromedriver", "chromium-driver");
    try (TestCluster test = TestCluster.start(data)) {
      WebDriver browser = open(chromium, chromedriver);
      try {
        browser.get(test.frontend().resolve("/profile").toString());
        browser.findElement(By.name("username")).sendKeys("alice");
        browser.findElement(By.name("password")).sendKeys("123");
        browser.findElement(By.cssSelector("form[action='/login'] button")).click();
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.urlMatches("/profile$"));
        new WebDriverWait(browser, PATIENCE).until(it -> "alice".equals(meta(it, "user")));
        String node = meta(browser, "node");
        String session = meta(browser, "session");
        assertTrue(node.startsWith("node-"), node);

        test.cluster().kill(node);
        browser.navigate().refresh();

        assertEquals("alice", meta(browser, "user"));
        assertEquals(session, meta(browser, "session"));
        assertNotEquals(node, meta(browser, "node"));
        assertTrue(browser.findElement(By.tagName("h1")).getText().contains("alice"));
      } finally {
        browser.quit();
      }
    }
  }

  private WebDriver open(File chromium, File chromedriver) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // which Chromium refuses to do without as root, as in CI
        "--disable-dev-shm-usage",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver).build();
    return new ChromeDriver(service, options);
  }

  private static String meta(WebDriver browser, String name) {
    return browser
        .findElement(By.cssSelector("meta[name='understudy-" + name + "']"))
        .getDomAttribute("content");
  }
}
