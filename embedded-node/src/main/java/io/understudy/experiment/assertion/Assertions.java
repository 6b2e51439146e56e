package io.understudy.experiment.assertion;

import io.understudy.experiment.file.Vocabulary;
import java.util.List;

/** Every assertion. To add one: write its file, register it here. */
public final class Assertions {
  /** What can be asserted. */
  public static final Vocabulary<Assertion> ALL =
      new Vocabulary<>(
          "assert",
          List.of(
              new FailedRequests(),
              new Answered(),
              new LatencyAtMost(),
              Promises.WORD,
              new Recovery(),
              new Spread(),
              new Happened(),
              new CallsFailed()),
          List.of());

  private Assertions() {}
}
