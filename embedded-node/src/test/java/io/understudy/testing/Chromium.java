package io.understudy.testing;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser without a window. */
public final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Opens one, or skips the test if there is none.
   *
   * @param profile an empty folder
   * @param more options of its command line
   */
  public static Chromium open(Path profile, String... more) {
    File chromium = Programs.find("chromium", "chromium");
    File chromedriver = Programs.find("chromedriver", "chromium-driver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // which Chromium refuses to do without as root, as in CI
        "--disable-dev-shm-usage",
        "--lang=en",
        "--user-data-dir=" + profile);
    options.addArguments(List.of(more));
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver).build();
    return new Chromium(new ChromeDriver(service, options));
  }

  /** Selenium's own view of it. */
  public WebDriver driver() {
    return driver;
  }

  /** Goes to an address and waits for the page. */
  public void go(String address) {
    driver.get(address);
  }

  /** The address of the page that is there. */
  public String address() {
    return driver.getCurrentUrl();
  }

  /** The first element that a CSS selector finds. */
  public WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** What the page says about itself; empty if it says nothing of that name. */
  public String meta(String name) {
    return script(
        "return document.querySelector('meta[name=\"understudy-" + name + "\"]')?.content || ''");
  }

  /** What a line of JavaScript returns, as text; it gets the arguments. */
  public String script(String line, Object... arguments) {
    return String.valueOf(driver.executeScript(line, arguments));
  }

  /**
   * Runs a script on every next page, before any script of its own.
   *
   * @return to be run when that is enough
   */
  public Runnable onNextPages(String script) {
    Map<String, Object> added =
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    return () ->
        driver.executeCdpCommand(
            "Page.removeScriptToEvaluateOnNewDocument",
            Map.of("identifier", added.get("identifier")));
  }

  /** Signs in at a server by its form. */
  public void login(String server, String user) {
    go(server + "/login");
    find("#username").sendKeys(user);
    find("#password").sendKeys("123");
    find("form[action='/login'] button").click();
    await(user + " is signed in", () -> meta("user").equals(user));
  }

  /** Waits until something is so; a page that goes away in between is asked again. */
  public void await(String what, Condition condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .until(condition::holds);
  }

  /** Something that is so or not. */
  @FunctionalInterface
  public interface Condition {
    /** Whether it is so now. */
    boolean holds();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
