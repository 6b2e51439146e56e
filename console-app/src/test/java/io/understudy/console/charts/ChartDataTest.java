package io.understudy.console.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.Samples;
import io.understudy.console.plot.Mark;
import io.understudy.console.plot.TimeChart;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChartDataTest {
  @Test
  void killsAndRevivesOfTheLastMinuteAreMarked() {
    List<Event> newestFirst =
        List.of(
            event(4, 5, EventType.NODE_REVIVED),
            event(3, 6, EventType.LOGIN),
            event(2, 20, EventType.NODE_KILLED),
            event(1, 61, EventType.NODE_KILLED));
    ChartData data = ChartData.of(Samples.cluster(Samples.up("node-1")), newestFirst);
    assertEquals(
        List.of(
            new Mark(-20, EventType.NODE_KILLED, "node-2"),
            new Mark(-5, EventType.NODE_REVIVED, "node-2")),
        data.marks());
  }

  @Test
  void thePointsAreTheSamplesOfTheBalancer() {
    ChartData data = ChartData.of(Samples.cluster(Samples.up("node-1")), List.of());
    assertEquals(60, data.points().size());
    assertEquals(59, data.points().getFirst().age());
    assertEquals(41, data.highestRate());
    TimeChart chart = data.chart();
    assertEquals(60, chart.left().lines().getFirst().spots().size());
    assertEquals(9, chart.right().orElseThrow().lines().getLast().spots().getFirst().value());
    assertFalse(data.isQuiet());
    assertTrue(new ChartData(List.of(), List.of()).isQuiet());
  }

  private static Event event(long seq, long age, EventType type) {
    return new Event(seq, Samples.NOW.minusSeconds(age), type, "node-2", "", "", "the operator");
  }
}
