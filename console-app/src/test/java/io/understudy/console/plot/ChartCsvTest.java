package io.understudy.console.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.console.look.Tone;
import io.understudy.console.plot.Line.Style;
import io.understudy.journal.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChartCsvTest {
  private static final Instant ZERO = Instant.parse("2026-11-20T12:00:00.250Z");
  private final Locale before = Locale.getDefault();

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  @Test
  void valuesInTheFrameWithIsoTimesAndPointsInEveryLanguage() {
    Locale.setDefault(Locale.of("pt", "BR"));
    assertEquals(
        """
        time,requests_per_second,p99_ms,events\r
        2026-11-20T12:00:01.250Z,1250.5,,\r
        2026-11-20T12:00:02.250Z,0,0.125,node-killed node-2; fault-added node-2\r
        """,
        ChartCsv.of(chart(Optional.of(ZERO))));
  }

  @Test
  void withoutABeginningTheTimeIsInSeconds() {
    String csv = ChartCsv.of(chart(Optional.empty()));
    assertEquals("second,requests_per_second,p99_ms,events", csv.lines().findFirst().orElse(""));
    assertEquals("1,1250.5,,", csv.lines().skip(1).findFirst().orElse(""));
  }

  @Test
  void wordsWithCommasAreQuoted() {
    TimeChart chart =
        new TimeChart(
            0,
            5,
            new Axis(1, List.of()),
            Optional.empty(),
            List.of(Mark.step(2, "kill \"a\", then wait")),
            List.of(),
            Optional.empty(),
            true);
    assertEquals(
        "2,\"run-step kill \"\"a\"\", then wait\"",
        ChartCsv.of(chart).lines().skip(1).findFirst().orElse(""));
  }

  private static TimeChart chart(Optional<Instant> zero) {
    return new TimeChart(
        1,
        2,
        new Axis(
            10,
            List.of(
                line("requests_per_second", new Spot(0, 7), new Spot(1, 1250.5), new Spot(2, 0)))),
        Optional.of(
            new Axis(
                10, List.of(line("p99_ms", new Spot(1, Double.NaN), new Spot(2, 0.12500001))))),
        List.of(
            new Mark(0.5, EventType.NODE_KILLED, "node-1"),
            new Mark(1.7, EventType.NODE_KILLED, "node-2"),
            new Mark(1.8, EventType.FAULT_ADDED, "node-2")),
        List.of(),
        zero,
        true);
  }

  private static Line line(String name, Spot... spots) {
    return new Line(Style.LINE, Tone.UP, name, List.of(spots));
  }
}
