package io.understudy.experiment.assertion;

import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import java.util.List;

/** How many requests of the load must go well, so that nobody passes who has asked nobody. */
final class Answered implements Assertion {
  private static final String LEAST = "at-least";

  @Override
  public String name() {
    return "answered-requests";
  }

  @Override
  public String meaning() {
    return "So many requests of the load go as their users expect.";
  }

  @Override
  public List<Key> keys() {
    return List.of(Key.needed(LEAST, new KeyType.Whole(1, 100_000_000), "how many"));
  }

  @Override
  public String sentence(Arguments arguments) {
    return "at least %,d requests go well".formatted(arguments.whole(LEAST));
  }

  @Override
  public Judged judge(Outcome outcome, Arguments arguments) {
    return outcome
        .wholeLoad()
        .map(load ->
            Judged.of(load.ok() >= arguments.whole(LEAST), "%,d went well".formatted(load.ok())))
        .orElse(Judged.NO_LOAD);
  }
}
