package io.understudy.console.charts;

import io.understudy.console.bridge.Stretch;
import io.understudy.console.plot.TimeFrame.Range;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import java.time.Instant;

/** What charts say at a moment, and which part of the time they show. Knows no controls. */
final class ChartWords {
  private static final double SECONDS_MATTER = 900;

  private final Texts texts;
  private final Formats formats;

  ChartWords(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  String overview(Stretch one) {
    return throughput(one) + "  " + errors(one) + "  " + latency(one);
  }

  String throughput(Stretch one) {
    return texts.get("chart.read.rate", formats.tick(one.rate())) + span(one);
  }

  String latency(Stretch one) {
    return texts.get(
        "chart.read.latency", formats.millis(one.p50Ms()), formats.millis(one.p99Ms()));
  }

  String errors(Stretch one) {
    return texts.get("chart.read.failed", formats.whole(one.failed()));
  }

  /** Long ago several seconds are one. */
  private String span(Stretch one) {
    return one.seconds() > 1 ? " " + texts.get("chart.read.span", one.seconds()) : "";
  }

  /** A time on the axis, as exact as the part that is shown. */
  String time(Instant at, Range shown) {
    String clock = formats.clock(at);
    return shown.width() > SECONDS_MATTER ? clock.substring(0, clock.lastIndexOf(':')) : clock;
  }
}
