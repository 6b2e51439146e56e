package io.understudy.experiment.assertion;

import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.load.LoadSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many requests of the load may fail. */
final class FailedRequests implements Assertion {
  private static final String MOST = "at-most";
  private static final String PERCENT = "at-most-percent";

  @Override
  public String name() {
    return "failed-requests";
  }

  @Override
  public String meaning() {
    return "No more requests of the load fail than so many; none, if nothing else is said.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        Key.optional(MOST, new KeyType.Whole(0, 100_000_000), "how many"),
        Key.optional(PERCENT, new KeyType.Numeric(0, 100), "the same in percent of all"));
  }

  @Override
  public String sentence(Arguments arguments) {
    OptionalDouble percent = arguments.maybeNumber(PERCENT);
    return percent.isPresent() && !arguments.has(MOST)
        ? "at most %s %% of the requests fail".formatted(KeyType.shown(percent.getAsDouble()))
        : most(arguments) == 0
            ? "no request fails"
            : "at most %,d requests fail".formatted(most(arguments));
  }

  private static long most(Arguments arguments) {
    return arguments.has(MOST) ? arguments.whole(MOST) : 0;
  }

  @Override
  public Judged judge(Outcome outcome, Arguments arguments) {
    return outcome.wholeLoad().map(load -> judge(load, arguments)).orElse(Judged.NO_LOAD);
  }

  private static Judged judge(LoadSnapshot load, Arguments arguments) {
    OptionalDouble percent = arguments.maybeNumber(PERCENT);
    boolean byCount = arguments.has(MOST) || percent.isEmpty();
    boolean good =
        (!byCount || load.failed() <= most(arguments))
            && (percent.isEmpty() || load.failed() * 100.0 <= percent.getAsDouble() * load.due());
    return Judged.of(
        good,
        String.format(Locale.ROOT, "%,d of %,d failed%s", load.failed(), load.due(), causes(load)));
  }

  /** In words: " (reset 3, timeout 22)". */
  private static String causes(LoadSnapshot load) {
    return load.causes().isEmpty()
        ? ""
        : new TreeMap<>(load.causes())
            .entrySet().stream()
                .map(cause -> "%s %,d".formatted(cause.getKey(), cause.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
  }
}
