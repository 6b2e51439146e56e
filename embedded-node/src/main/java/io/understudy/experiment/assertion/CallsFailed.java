package io.understudy.experiment.assertion;

import io.understudy.check.Verdict;
import io.understudy.cluster.CallCounts;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import java.util.List;

/** How many calls of services may fail, and how many must have fallen back. */
final class CallsFailed implements Assertion {
  private static final String MOST = "at-most";
  private static final String FALLBACKS = "fallbacks-at-least";
  private static final long MANY = 100_000_000;

  @Override
  public String name() {
    return "failed-calls";
  }

  @Override
  public String meaning() {
    return "No more calls of services by their names fail than so many; none, if nothing else is"
        + " said.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        Key.withDefault(MOST, new KeyType.Whole(0, MANY), 0L, "how many"),
        Key.withDefault(
            FALLBACKS,
            new KeyType.Whole(0, MANY),
            0L,
            "so many must have been passed on to a secondary server"));
  }

  @Override
  public String sentence(Arguments arguments) {
    String failed =
        arguments.whole(MOST) == 0
            ? "no call fails"
            : "at most %,d calls fail".formatted(arguments.whole(MOST));
    return arguments.whole(FALLBACKS) == 0
        ? failed
        : "%s, and at least %,d fall back".formatted(failed, arguments.whole(FALLBACKS));
  }

  @Override
  public Judged judge(Outcome outcome, Arguments arguments) {
    CallCounts calls = outcome.calls();
    if (calls.answered() + calls.failed() == 0) {
      return new Judged(Verdict.UNKNOWN, "nobody has called");
    }
    return Judged.of(
        calls.failed() <= arguments.whole(MOST) && calls.fallbacks() >= arguments.whole(FALLBACKS),
        "%,d answered, %,d failed, %,d fell back"
            .formatted(calls.answered(), calls.failed(), calls.fallbacks()));
  }
}
