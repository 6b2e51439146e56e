package io.understudy.experiment.report;

import io.understudy.experiment.RunReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them; always UTC, since a report travels. */
final class Moments {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Moments() {}

  /** With the day. */
  static String day(Instant at) {
    return DAY.format(at);
  }

  /** On the scale of the run, to the hundredth; by the clock if its seconds never began. */
  static String second(RunReport report, Instant at) {
    return report.run().startedAt() == null
        ? CLOCK.format(at)
        : String.format(Locale.ROOT, "%.2f s", report.secondOf(at));
  }
}
