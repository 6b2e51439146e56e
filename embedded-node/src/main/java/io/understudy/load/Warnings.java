package io.understudy.load;

import io.understudy.load.Tally.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a reader of the figures has to know. Above all: whether requests were late because of this
 * generator or because of the cluster.
 */
final class Warnings {
  /** A generator that is later than this, once in a hundred times, makes the figures doubtful. */
  private static final double LATE_MS = 10;

  private record Failures(int count, String first) {}

  private final Map<String, Failures> aside = new LinkedHashMap<>();

  /** A user could not do something outside of the plan. */
  synchronized void failed(String what, String words) {
    aside.merge(
        what, new Failures(1, words), (old, _) -> new Failures(old.count() + 1, old.first()));
  }

  /** All there are. */
  synchronized List<String> of(LoadPlan plan, Life.Moment at, Reading read) {
    List<String> all = new ArrayList<>();
    aside.forEach((what, failures) ->
        all.add(
            "%d of %d users %s: %s"
                .formatted(failures.count(), plan.users(), what, failures.first())));
    if (read.lateness().p99Ms() > LATE_MS) {
      all.add(
          String.format(
              Locale.ROOT,
              "The generator itself could not keep the rate: one of 100 requests was noticed %,.0f"
                  + " ms late or more (the worst: %,.0f ms), because this computer is too busy. The"
                  + " latencies include that",
              read.lateness().p99Ms(),
              read.lateness().maxMs()));
    }
    if (at.state() == LoadState.DONE && read.due() < plan.requests()) {
      all.add(
          String.format(
              Locale.ROOT,
              "The generator has begun only %,d of the %,d requests of the plan",
              read.due(),
              plan.requests()));
    }
    if (read.waited() > 0) {
      all.add(
          String.format(
              Locale.ROOT,
              "All users were busy: %,d requests had to wait for one, the longest for %,.0f ms. The"
                  + " cluster was slower than the plan, or there are too few users for it",
              read.waited(),
              read.longestWaitMs()));
    }
    return all;
  }
}
