package io.understudy.experiment.assertion;

import io.understudy.check.Verdict;
import io.understudy.experiment.RunSnapshot.Deviation;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How long it may take until the system is as it should be again: the longest time in which a probe
 * of the hypothesis did not hold.
 */
final class Recovery implements Assertion {
  private static final String MOST = "at-most-s";

  @Override
  public String name() {
    return "recovery";
  }

  @Override
  public String meaning() {
    return "Whenever a probe of the hypothesis does not hold, it holds again within so many seconds.";
  }

  @Override
  public List<Key> keys() {
    return List.of(Key.needed(MOST, new KeyType.Numeric(0, 3_600), "how many seconds"));
  }

  @Override
  public String sentence(Arguments arguments) {
    return "the system is steady again within %s s"
        .formatted(KeyType.shown(arguments.number(MOST)));
  }

  @Override
  public Judged judge(Outcome outcome, Arguments arguments) {
    if (!outcome.watched()) {
      return new Judged(Verdict.UNKNOWN, "there is no hypothesis to say what is steady");
    }
    return outcome.deviations().stream()
        .filter(one -> one.to() == null)
        .findFirst()
        .map(one ->
            Judged.of(
                false,
                String.format(
                    Locale.ROOT, "\"%s\" never held again after %.1f s", one.words(), one.from())))
        .orElseGet(() -> longest(outcome.deviations(), arguments.number(MOST)));
  }

  private static Judged longest(List<Deviation> deviations, double most) {
    return deviations.stream()
        .max(Comparator.comparingDouble(one -> one.to() - one.from()))
        .map(one ->
            Judged.of(
                one.to() - one.from() <= most,
                String.format(
                    Locale.ROOT,
                    "%.2f s at most: \"%s\" did not hold from %.2f s on (%s)",
                    one.to() - one.from(),
                    one.words(),
                    one.from(),
                    one.seen())))
        .orElseGet(() -> Judged.of(true, "it was steady all the time"));
  }
}
