package io.understudy.console.bridge;

import io.understudy.measure.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was measured of one node or of all, from the beginning: every second of the last ten
 * minutes, and coarser the longer ago it is. All tiers take every sample; the finest one that
 * reaches back far enough answers. The way of RRDtool's round robin archives.
 */
final class Series {
  private static final int WEEK_OF_TEN_MINUTES = 1_008;

  private final List<Tier> fineToCoarse =
      List.of(
          new Tier(600, 1),
          new Tier(720, 10),
          new Tier(1_440, 60),
          new Tier(WEEK_OF_TEN_MINUTES, 600));

  private Instant last = Instant.MIN;

  /** Adds a second; one that is not later than all before is known already. */
  void add(Sample sample) {
    if (sample.at().isAfter(last)) {
      last = sample.at();
      fineToCoarse.forEach(tier -> tier.add(sample));
    }
  }

  /** The end of the newest second. */
  Instant last() {
    return last;
  }

  /**
   * What was measured between two moments.
   *
   * @param most about how many stretches at most, unless even the coarsest have more
   */
  List<Stretch> between(Instant from, Instant to, int most) {
    long millis = Duration.between(from, to).toMillis();
    for (Tier tier : fineToCoarse) {
      if (tier.reaches(from) && tier.count(millis) <= most) {
        return tier.between(from, to);
      }
    }
    return fineToCoarse.getLast().between(from, to);
  }

  /** The bytes of its numbers. */
  long bytes() {
    return fineToCoarse.stream().mapToLong(Tier::bytes).sum();
  }
}
