package io.understudy.experiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.RunReport;
import io.understudy.experiment.report.Comparison.Better;
import io.understudy.experiment.report.Comparison.Row;
import io.understudy.http.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final RunReport ONE = SampleReports.failed();

  @Test
  void aRunBesideItselfIsTheSame() {
    Comparison same = Comparison.of(ONE, ONE);
    assertEquals(
        List.of(), same.rows().stream().filter(row -> row.better() == Better.LEFT).toList());
    assertEquals(
        List.of(), same.rows().stream().filter(row -> row.better() == Better.RIGHT).toList());
    assertEquals(2, same.notes().size(), "the warning of each, and nothing else");
    assertTrue(same.notes().getFirst().startsWith("A: The generator was late"));
    assertTrue(same.notes().getLast().startsWith("B: The generator was late"));
  }

  @Test
  void whatIsBetterIsSaidWhereItIsClear() {
    RunReport other =
        changed(run -> {
          run.put("verdict", "PASSED");
          Map<String, Object> load = object(run, "load");
          load.put("failed", 3);
          load.put("lostSessions", 4);
          load.put("causes", Map.of("timeout", 3));
          object(load, "latency").put("p99Ms", 53.0);
          object(load, "latency").put("p50Ms", 10.4);
          object(load, "latency").put("maxMs", 2_500.0);
        });
    Comparison comparison = Comparison.of(ONE, other);
    assertRow(comparison, "verdict", "failed", "passed", "passed instead of failed", Better.RIGHT);
    assertRow(comparison, "failures", "30", "3", "27 fewer", Better.RIGHT);
    assertRow(comparison, "failed: reset", "20", "0", "20 fewer", Better.RIGHT);
    assertRow(comparison, "sessions lost", "1", "4", "3 more", Better.LEFT);
    assertRow(comparison, "50 %", "11 ms", "10 ms", "about the same", Better.SAME);
    assertRow(comparison, "99 %", "212 ms", "53 ms", "4.0 times shorter", Better.RIGHT);
    assertRow(comparison, "the longest", "1.90 s", "2.50 s", "32 % longer", Better.LEFT);
    assertRow(
        comparison,
        "the cluster recovers within 2 s",
        "unknown: ?",
        "unknown: ?",
        "the same",
        Better.SAME);
    assertRow(
        comparison,
        "Nobody is signed out who did not ask for it",
        "failed: 4 findings",
        "failed: 4 findings",
        "the same",
        Better.SAME);
  }

  @Test
  void otherExperimentsSeedsLoadsAndVersionsAreSaid() {
    RunReport other =
        changed(run -> {
          run.put("experiment", "hang-one");
          run.put("seed", 7);
          object(object(run, "load"), "plan").put("users", 40);
        });
    other = new RunReport(other.run(), other.source(), Map.of("java", "26"), List.of(), 0);
    String notes = String.join("\n", Comparison.of(ONE, other).notes());
    for (String words :
        List.of(
            "different experiments, \"kill-one\" and \"hang-one\"",
            "The seeds differ, 8123456789012345678 and 7",
            "by 20 users",
            "by 40 users",
            "java differs: 25 and 26.",
            "understudy differs: 0.1.0 and unknown.")) {
      assertTrue(notes.contains(words), () -> words + " is not in\n" + notes);
    }
    RunReport edited = new RunReport(ONE.run(), "title: x", ONE.versions(), List.of(), 0);
    assertTrue(
        Comparison.of(ONE, edited).notes().getFirst().startsWith("The experiment was changed"));
  }

  @Test
  void aRunThatCouldNotBeginHasRowsToo() throws IOException {
    Comparison comparison = Comparison.of(ONE, SampleReports.unborn());
    assertRow(comparison, "failures", "30", "–", "", Better.OPEN);
    assertRow(comparison, "99 %", "212 ms", "–", "", Better.OPEN);
    assertTrue(
        comparison
            .notes()
            .contains("Run-1 could not be carried out: node-1 did not start: its port is taken."));
    assertEquals(1, count(page(comparison), "path class=\"line a\""));
    assertEquals(0, count(page(comparison), "path class=\"line b\""));
    assertFalse(page(Comparison.of(SampleReports.unborn(), SampleReports.unborn())).isEmpty());
  }

  @Test
  void thePageHasBothOnEqualScales() throws IOException {
    RunReport longer = changed(run -> run.put("seconds", 60.0));
    String page = page(Comparison.of(ONE, longer));
    List<String> timelines =
        Pattern.compile("<svg xmlns[^>]*class=\"chart timeline.*?</svg>", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(found -> found.group())
            .toList();
    assertEquals(2, timelines.size());
    for (String timeline : timelines) {
      assertTrue(timeline.contains(">60 s</text>"), "the shorter one is drawn on the longer axis");
    }
    assertEquals(1, count(page, "path class=\"line a\""));
    assertEquals(1, count(page, "path class=\"line b\""));
  }

  @Test
  void markupInTextsIsText() throws IOException {
    Comparison nasty = Comparison.of(SampleReports.nasty(), ONE);
    String page = page(nasty);
    assertEquals(1, count(page, "<script"));
    assertEquals(0, count(page, "<img"));
    assertTrue(
        ComparisonPage.fileName(nasty).matches("[a-z0-9][a-z0-9-]*\\.html"),
        ComparisonPage.fileName(nasty));
  }

  private static void assertRow(
      Comparison comparison,
      String what,
      String left,
      String right,
      String difference,
      Better better) {
    Row row =
        comparison.rows().stream().filter(one -> one.what().equals(what)).findFirst().orElseThrow();
    assertEquals(
        new Row(row.group(), what, left, right, difference, better),
        new Row(
            row.group(),
            row.what(),
            plain(row.left()),
            plain(row.right()),
            plain(row.difference()),
            row.better()));
  }

  private static String plain(String words) {
    return words.replace('\u00A0', ' ');
  }

  /** The same run with other values, by way of its JSON. */
  private static RunReport changed(Consumer<Map<String, Object>> change) {
    Map<String, Object> json = Json.object(Json.bytes(ONE));
    change.accept(object(json, "run"));
    return RunReports.read(Json.bytes(json));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> json, String name) {
    return (Map<String, Object>) json.get(name);
  }

  private static String page(Comparison comparison) throws IOException {
    StringWriter out = new StringWriter();
    ComparisonPage.write(comparison, out);
    return out.toString();
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
