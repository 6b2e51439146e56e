package io.understudy.console.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.Samples;
import io.understudy.console.bridge.Bridges;
import io.understudy.console.bridge.FakeEngine;
import io.understudy.console.bridge.History;
import io.understudy.console.bridge.Stretch;
import io.understudy.console.plot.Mark;
import io.understudy.console.plot.Spot;
import io.understudy.console.plot.TimeChart;
import io.understudy.console.plot.TimeFrame.Range;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChartDataTest {
  private static final Instant ZERO = Samples.NOW.minusSeconds(100);

  /** A minute of 41 requests a second, 20 of them at node-1. */
  private final History history =
      Bridges.following(new FakeEngine(Samples.cluster(Samples.up("node-1")))).history();

  @Test
  void allRequestsOrThoseOfANode() {
    List<Spot> all = data(History.TOTAL, 40, 100).throughput().left().lines().getFirst().spots();
    assertEquals(60, all.size());
    assertEquals(new Spot(41, 41), all.getFirst());
    assertEquals(new Spot(100, 41), all.getLast());
    ChartData one = data("node-1", 40, 100);
    assertEquals(new Spot(100, 20), one.throughput().left().lines().getFirst().spots().getLast());
    assertTrue(data("node-7", 40, 100).isQuiet());
    assertFalse(one.isQuiet());
  }

  @Test
  void theOverviewHasEverything() {
    TimeChart chart = data(History.TOTAL, 90, 100).overview();
    assertEquals(2, chart.left().lines().size());
    assertEquals(
        List.of(2.0, 9.0),
        chart.right().orElseThrow().lines().stream()
            .map(line -> line.spots().getLast().value())
            .toList());
    assertEquals(90, chart.from());
    assertEquals(100, chart.to());
  }

  @Test
  void nothingIsShownThatIsLaterThanTheMomentOnTheScreen() {
    Instant then = ZERO.plusSeconds(80);
    List<Event> newestFirst = List.of(event(2, 90, EventType.NODE_REVIVED));
    ChartData past =
        ChartData.of(history, History.TOTAL, newestFirst, ZERO, new Range(20, 80), then);
    assertEquals(then, past.stretches().getLast().at());
    assertEquals(List.of(), past.marks());
  }

  @Test
  void everyTurnOfTheRunIsMarked() {
    List<Event> newestFirst =
        List.of(
            event(5, 100, EventType.BALANCER_CHANGED),
            event(4, 100, EventType.LOGIN),
            event(3, 100, EventType.NODE_DRAINING));
    ChartData data =
        ChartData.of(history, History.TOTAL, newestFirst, ZERO, new Range(40, 100), Samples.NOW);
    assertEquals(
        List.of(EventType.NODE_DRAINING, EventType.BALANCER_CHANGED),
        data.marks().stream().map(Mark::type).toList());
  }

  @Test
  void whatIsReadIsWhatWasMeasuredNearest() {
    ChartData data = data(History.TOTAL, 40, 100);
    assertEquals(ZERO.plusSeconds(70), data.near(70.4).map(Stretch::at).orElseThrow());
    assertTrue(data.near(20).isEmpty(), "nothing was measured then");
  }

  private ChartData data(String name, double from, double to) {
    return ChartData.of(history, name, List.of(), ZERO, new Range(from, to), Samples.NOW);
  }

  private static Event event(long seq, long second, EventType type) {
    return new Event(seq, ZERO.plusSeconds(second), type, "node-2", "", "", "the operator");
  }
}
