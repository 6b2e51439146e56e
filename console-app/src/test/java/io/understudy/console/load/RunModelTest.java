package io.understudy.console.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.Samples;
import io.understudy.console.load.RunModel.Head;
import io.understudy.console.load.RunModel.Part;
import io.understudy.console.look.NodeLook;
import io.understudy.console.plot.Line;
import io.understudy.console.plot.LoadCharts;
import io.understudy.console.plot.SecondWords;
import io.understudy.console.plot.Tile;
import io.understudy.console.plot.TimeChart;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import io.understudy.load.Latency;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadState;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RunModelTest {
  private final Texts texts = new Texts(Language.ENGLISH);
  private final RunModel model = new RunModel(texts, new Formats(texts, ZoneOffset.UTC));
  private final LoadSnapshot running = LoadSamples.run("load-1", LoadState.RUNNING);
  private final LoadSnapshot done = LoadSamples.run("load-1", LoadState.DONE);

  @Test
  void aRunSaysHowFarItIsAndThenHowItWentOut() {
    Head head = model.head(running, Samples.NOW);
    assertEquals("Running", head.word());
    assertEquals("10 of 20 s", head.time());
    assertEquals(0.5, head.progress(), 1e-9);
    assertEquals(
        "100 requests/s for 20 s · 20 users · Session 40, Status 60 · seed 4711", head.plan());
    Head end = model.head(done, Samples.NOW.plusSeconds(99));
    assertEquals("Failed", end.word());
    assertEquals("bad", end.styleClass());
    assertEquals("10 s, ended at 12:00:00", end.time());
    assertEquals(
        "Stopped", model.head(LoadSamples.run("x", LoadState.STOPPED), Samples.NOW).word());
  }

  @Test
  void theFiguresAreThere() {
    Map<String, Tile> tiles =
        model.tiles(running).stream().collect(Collectors.toMap(Tile::key, Function.identity()));
    assertEquals("100", tiles.get("load.tile.rate").value());
    assertEquals("1,003", tiles.get("load.tile.ok").value());
    assertEquals("99.9%", tiles.get("load.tile.ok").note());
    assertEquals("bad", tiles.get("load.tile.failed").styleClass());
    assertEquals("400", tiles.get("load.tile.p99").value());
    assertEquals("at the end", tiles.get("load.tile.writes").note());
    assertEquals("not known", model.tiles(done).getLast().note());
  }

  @Test
  void nodesAreInTheirOrderWithHowTheyAreNow() {
    List<Part> nodes = model.nodes(running, Samples.cluster(Samples.up("node-1")));
    assertEquals(List.of("node-1", "node-2", "node-10"), nodes.stream().map(Part::name).toList());
    assertEquals(NodeLook.UP, nodes.getFirst().look());
    assertNull(nodes.getLast().look(), "it has left the cluster");
    assertEquals(0.25, nodes.getLast().failedShare(), 1e-9);
    assertEquals(1, nodes.getFirst().share(), 1e-9);
    assertEquals("Status", model.journeys(running).getFirst().name());
    assertEquals("Status 503", model.causes(running).getFirst().name());
  }

  @Test
  void theSecondThatIsUnderWayIsNotDrawnAndThePlanIsWhole() {
    TimeChart chart = LoadCharts.rate(running, List.of(), List.of());
    Line planned = chart.left().lines().getFirst();
    assertEquals(20, planned.spots().getLast().at());
    assertEquals(10, chart.left().lines().get(1).spots().size());
    assertEquals(20, chart.to());
    assertEquals(1, chart.left().lines().get(2).spots().get(5).value());
    assertEquals(
        11, LoadCharts.rate(done, List.of(), List.of()).left().lines().get(1).spots().size());
  }

  @Test
  void whatIsUnderThePointerIsSaidInWords() {
    SecondWords words = new SecondWords(texts, new Formats(texts, ZoneOffset.UTC));
    assertEquals("5 s: 100 well, 1 failed", words.rate(running, 5.9));
    assertEquals("5 s: p50 2 ms, p99 9 ms, max 20 ms", words.latency(running, 5));
    assertEquals("", words.rate(running, 10.2), "that second is under way");
    assertEquals("", words.rate(running, -0.5));
  }

  @Test
  void theDifferenceOfTheTwoLatenciesIsExplained() {
    assertTrue(model.insight(running).contains("waited 400 ms or more. About 392 ms"));
    assertTrue(insight(LoadSamples.latency(9, 10), 9).startsWith("Both lie together"));
    assertTrue(insight(LoadSamples.latency(9, 10), 2).startsWith("Half of all waited 9 ms"));
  }

  /** With a time from sending whose median is that and whose p99 is the same as the felt one. */
  private String insight(Latency felt, double median) {
    return model.insight(
        LoadSamples.took(running, felt, LoadSamples.latency(median, felt.p99Ms())));
  }

  @Test
  void whoLooksAtTheNewestFollowsIt() {
    Choice choice = new Choice();
    LoadSnapshot second = LoadSamples.run("load-2", LoadState.RUNNING);
    assertEquals("", choice.among(List.of()));
    assertEquals("", choice.among(List.of(running)), "the form is not taken away");
    choice.choose("load-1");
    assertEquals("load-1", choice.among(List.of(running)));
    assertEquals("load-2", choice.among(List.of(second, running)));
    choice.choose("load-1");
    LoadSnapshot third = LoadSamples.run("load-3", LoadState.RUNNING);
    assertEquals("load-1", choice.among(List.of(third, second, running)));
    assertEquals("load-3", new Choice().among(List.of(third)));
  }
}
