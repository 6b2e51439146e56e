package io.understudy.experiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.RunReport;
import io.understudy.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {
  private static final Pattern THEME = Pattern.compile("color-scheme: (light|dark);([^}]*)}");
  private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): (#\\p{XDigit}{6});");

  @Test
  void everythingAReaderAsksForIsThere() throws IOException {
    String page = text(written(SampleReports.failed()));
    for (String words :
        List.of(
            "failed", // the verdict
            "The experiment documents another verdict: passed.",
            "8123456789012345678",
            "21 November 2026, 09:59:57 UTC",
            "17.0 s, of which the method 12.4 s",
            "let node-2 hang node-2 hangs",
            "there is no node-9",
            "clear all faults 1 fault cleared",
            "no request fails failed-requests A node dies under load",
            "at least 3 nodes are healthy A node dies under load held held 3",
            "5.1 s the end 7.3 s a request is answered within 50 ms 61 ms",
            "1.71 s", // of the curve
            "timeout 9 30.00 %",
            "node-1 300 21 6.54 %",
            "Nobody is signed out who did not ask for it sessions-lost",
            "r-17 answer node-1 2.00 s 1.00 s",
            "and 3 more",
            "not exercised",
            "The generator was late by more than 10 ms",
            "node-killed node-1 UP → DOWN the experiment killed it",
            "and 17 more, which are not kept",
            "kill: node-1", // as it was written
            "understudy 0.1.0")) {
      assertTrue(page.contains(words), () -> words + " is not in\n" + page);
    }
  }

  @Test
  void theChartsAreWholeWithoutAScript() throws IOException {
    String page = written(SampleReports.failed());
    List<String> charts =
        Pattern.compile("<svg xmlns[^>]*class=\"chart.*?</svg>", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(found -> found.group())
            .toList();
    assertEquals(2, charts.size());
    String timeline = charts.getFirst();
    assertEquals(11, count(timeline, "<rect class=\"ok\" x") - 1, "bars beside the legend's");
    assertEquals(2, count(timeline, "<rect class=\"failed\" x") - 1);
    assertEquals(12, count(timeline, "/s as expected") + count(timeline, "no request ended"));
    assertEquals(4, count(timeline, "<g class=\"step "));
    assertEquals(2, count(timeline, "class=\"band\""));
    for (String words : List.of("kill node-1", "(could not)", "(not taken)", "not so: a request")) {
      assertTrue(timeline.contains(words), words);
    }
    assertTrue(charts.getLast().contains("99.9 %"));
  }

  @Test
  void aRunWithoutLoadHasItsStepsOverTime() throws IOException {
    Map<String, Object> json = Json.object(Json.bytes(SampleReports.failed()));
    object(json, "run").remove("load");
    String page = written(RunReports.read(Json.bytes(json)));
    assertEquals(1, count(page, "class=\"chart timeline\""));
    assertEquals(4, count(page, "<g class=\"step "));
    assertEquals(0, count(page, ">Requests per second<"));
    assertFalse(page.contains("id=\"promises\""));
  }

  @Test
  void aLongRunIsDrawnWithFewerPoints() throws IOException {
    Map<String, Object> json = Json.object(Json.bytes(SampleReports.failed()));
    List<Map<String, Object>> seconds =
        IntStream.range(0, 1_800)
            .mapToObj(second ->
                Map.<String, Object>of(
                    "second",
                    second,
                    "ok",
                    100,
                    "failed",
                    second == 901 ? 1 : 0,
                    "p50Ms",
                    1.0,
                    "p99Ms",
                    second == 901 ? 750.0 : 3.0,
                    "maxMs",
                    800.0))
            .toList();
    object(object(json, "run"), "load").put("seconds", seconds);
    String page = written(RunReports.read(Json.bytes(json)));
    assertEquals(360, count(page, "/s as expected"));
    assertEquals(1, count(page, "p99 750"), "the worst of five seconds is not averaged away");
    assertTrue(page.contains(">20 min</text>"), "minutes");
  }

  @Test
  void markupInTextsIsText() throws IOException {
    String page = written(SampleReports.nasty());
    assertFalse(page.contains("<img"), "an image of a text");
    assertFalse(page.contains("<script>document"), "a script of a text");
    assertEquals(1, count(page, "<script"));
    assertEquals(1, count(page, "</script"));
    assertTrue(page.contains("{{run.id}}"), "a text is no template");
    assertFalse(page.contains("\u0007"), "a control character");
    assertFalse(page.contains("\u202E"), "what turns around all that follows");
  }

  @Test
  void itNeedsNoNetworkAndAllowsNone() throws IOException {
    String page = written(SampleReports.failed());
    assertTrue(page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"), page);
    String own = page.replaceAll("data:font/[^\"]*", "").replace("http://www.w3.org/2000/svg", "");
    assertFalse(Pattern.compile("(src|href)=\"[^#]").matcher(own).find());
    assertFalse(own.contains("url(\"h"));
    assertFalse(own.contains("@import"));
  }

  @Test
  void whatIsNotKnownIsSaid() throws IOException {
    String page = text(written(SampleReports.unborn()));
    assertTrue(page.contains("unknown"), page);
    assertTrue(
        page.contains("Run-1 could not be carried out: node-1 did not start: its port is taken."),
        page);
    assertTrue(page.contains("Nothing is looked at."), page);
    assertTrue(page.contains("The seconds of the run never began."), page);
    assertFalse(page.contains("Rolled back"), page);
  }

  /** A report stands beside the web pages; its colours are tested for contrast there. */
  @Test
  void theTokensAreThoseOfTheWebPages() throws IOException {
    Map<String, String> light = themes("report.css", "light").getFirst();
    List<Map<String, String>> dark = themes("report.css", "dark");
    assertEquals(2, dark.size());
    assertEquals(dark.getFirst(), dark.getLast());
    assertEquals(light.keySet(), dark.getFirst().keySet());
    String web = "/io/understudy/web/static/understudy.css";
    assertTrue(themes(web, "light").getFirst().entrySet().containsAll(light.entrySet()));
    assertTrue(themes(web, "dark").getFirst().entrySet().containsAll(dark.getFirst().entrySet()));
  }

  static String written(RunReport report) throws IOException {
    StringWriter out = new StringWriter();
    ReportFormats.named("html").write(report, out);
    return out.toString();
  }

  /** What a reader sees, in one line. */
  private static String text(String page) {
    return page.replaceAll("(?s)<(style|script)>.*?</\\1>", "")
        .replaceAll("<[^>]*>", " ")
        .replace("&#39;", "'")
        .replaceAll("[\\s\u00A0]+", " ");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> json, String name) {
    return (Map<String, Object>) json.get(name);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static List<Map<String, String>> themes(String style, String scheme) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(style)) {
      return THEME
          .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .results()
          .filter(theme -> theme.group(1).equals(scheme))
          .map(theme ->
              COLOUR
                  .matcher(theme.group(2))
                  .results()
                  .collect(Collectors.toMap(one -> one.group(1), one -> one.group(2))))
          .toList();
    }
  }
}
