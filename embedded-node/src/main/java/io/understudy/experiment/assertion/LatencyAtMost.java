package io.understudy.experiment.assertion;

import io.understudy.check.Verdict;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.load.Latency;
import io.understudy.load.Latency.Point;
import java.util.List;
import java.util.Locale;

/** How long requests of the load may take. */
final class LatencyAtMost implements Assertion {
  private static final String PERCENTILE = "percentile";
  private static final String MOST = "at-most-ms";
  private static final String SINCE = "since";
  private static final String INTENDED = "intended-start";
  private static final String SENT = "sent";

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String meaning() {
    return "A percentile of the latency of the load is no longer than so many milliseconds.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        Key.withDefault(
            PERCENTILE, new KeyType.Numeric(0, 100), 99.0, "which one; 100 for the longest"),
        Key.needed(MOST, new KeyType.Numeric(0.001, 3_600_000), "how many milliseconds"),
        Key.withDefault(
            SINCE,
            new KeyType.Choice(List.of(INTENDED, SENT)),
            INTENDED,
            "from when it is measured: when the request should have begun, or when it was sent"));
  }

  @Override
  public String sentence(Arguments arguments) {
    return "%s %% of the requests take at most %s ms%s"
        .formatted(
            KeyType.shown(arguments.number(PERCENTILE)),
            KeyType.shown(arguments.number(MOST)),
            arguments.text(SINCE).equals(SENT) ? " after they were sent" : "");
  }

  @Override
  public Judged judge(Outcome outcome, Arguments arguments) {
    return outcome
        .wholeLoad()
        .map(load -> arguments.text(SINCE).equals(SENT) ? load.service() : load.latency())
        .map(latency -> judge(latency, arguments))
        .orElse(Judged.NO_LOAD);
  }

  private static Judged judge(Latency latency, Arguments arguments) {
    return latency.curve().stream()
        .filter(point -> point.percentile() >= arguments.number(PERCENTILE))
        .findFirst()
        .map(point -> judge(point, arguments.number(MOST)))
        .orElse(new Judged(Verdict.UNKNOWN, "no request was measured"));
  }

  private static Judged judge(Point point, double most) {
    return Judged.of(
        point.ms() <= most,
        String.format(
            Locale.ROOT, "%s %%: %.1f ms", KeyType.shown(point.percentile()), point.ms()));
  }
}
