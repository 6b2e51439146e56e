package io.understudy.experiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.RunReport;
import io.understudy.testing.Chromium;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Reports as people open them: a file in a browser. */
final class HtmlReportInChromiumTest {
  @TempDir static Path folder;

  private static Chromium page;

  @BeforeAll
  static void open() {
    page = Chromium.open(folder.resolve("profile"), "--window-size=1280,900");
  }

  @AfterAll
  static void close() {
    if (page != null) {
      page.close();
    }
  }

  @Test
  void aRunThatReallyWasCanBeRead() throws IOException {
    RunReport report = RealReport.make(folder.resolve("data"));
    assertEquals(report, RunReports.read(JsonReportTest.written(report)));
    open(report, "real.html");
    assertEquals("passed", page.find("[data-verdict] .word").getText().toLowerCase(Locale.ROOT));
    assertEquals("A node dies while people work", page.find("h1").getText());
    assertEquals(report.run().load().seconds().size(), number("svg.timeline .readings rect"));
    assertEquals(2, number("svg.timeline g.step"));
    assertEquals(1, number("svg.timeline .band"));
    assertEquals(2, number("svg.percentiles path.line"));
    assertEquals(8, number("#promises .promises > li"));
    assertEquals(report.events().size(), number("#journal tbody tr"));
    assertEquals("true", page.script("return document.fonts.check('600 16px Inter')"));
    assertHealthy();
  }

  @Test
  void pointingAtASecondReadsItsValues() throws IOException {
    open(SampleReports.failed(), "pointed.html");
    assertEquals("true", page.script("return document.querySelector('.reading').hidden"));
    new Actions(page.driver())
        .moveToElement(page.find("svg.timeline .readings rect:nth-of-type(3)"))
        .perform();
    page.await("the reading is shown", () -> page.find(".reading").isDisplayed());
    String reading = page.find(".reading").getText();
    assertTrue(reading.contains("15/s failed"), reading);
    assertTrue(reading.contains("p99 900"), reading);
    assertHealthy();
  }

  @Test
  void theThemeIsThatOfTheSystemOrTheOtherOne() throws IOException {
    open(SampleReports.failed(), "themes.html");
    String before = background();
    page.find("[data-theme-toggle]").click();
    assertEquals(Set.of("rgb(13, 17, 23)", "rgb(255, 255, 255)"), Set.of(before, background()));
    assertHealthy();
  }

  @Test
  void nastyTextsAreTexts() throws IOException {
    open(SampleReports.nasty(), "nasty.html");
    assertTrue(page.find("h1").getText().contains("<script>document.title='owned'</script>"));
    assertTrue(page.script("return document.title").startsWith("failed · </script>"));
    assertEquals("0", page.script("return document.images.length"));
    assertEquals("1", page.script("return document.scripts.length"));
    assertHealthy();
  }

  @Test
  void twoRunsStandBesideEachOther() throws IOException {
    Path file = folder.resolve("compared.html");
    try (Writer out = Files.newBufferedWriter(file)) {
      ComparisonPage.write(Comparison.of(SampleReports.failed(), SampleReports.nasty()), out);
    }
    page.go(file.toUri().toString());
    assertEquals("failed", page.find("[data-side='A'] .word").getText().toLowerCase(Locale.ROOT));
    assertEquals("failed", page.find("[data-side='B'] .word").getText().toLowerCase(Locale.ROOT));
    assertEquals(2, number("svg.timeline"));
    assertEquals(2, number("svg.percentiles path.line"));
    assertTrue(page.find(".warnings").getText().contains("different experiments"));
    assertHealthy();
  }

  @Test
  void onANarrowScreenNothingIsBesideThePage() throws IOException {
    open(SampleReports.nasty(), "narrow.html");
    Dimension wide = page.driver().manage().window().getSize();
    page.driver().manage().window().setSize(new Dimension(400, 800));
    try {
      assertEquals(
          "0",
          page.script(
              "const page = document.documentElement; return page.scrollWidth - page.clientWidth"));
    } finally {
      page.driver().manage().window().setSize(wide);
    }
  }

  private static void open(RunReport report, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, HtmlReportTest.written(report));
    page.go(file.toUri().toString());
  }

  private static String background() {
    return page.script("return getComputedStyle(document.body).backgroundColor");
  }

  private static int number(String selector) {
    return Integer.parseInt(
        page.script("return document.querySelectorAll(arguments[0]).length", selector));
  }

  /** No complaint in the console, of the policy neither, and nothing was fetched. */
  private static void assertHealthy() {
    List<String> complaints =
        page.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
            .map(LogEntry::getMessage)
            .toList();
    assertEquals(List.of(), complaints);
    assertEquals(
        "",
        page.script(
            "return performance.getEntriesByType('resource').map(entry => entry.name.slice(0, 60))"
                + ".filter(name => !name.startsWith('data:')).join()"));
  }
}
