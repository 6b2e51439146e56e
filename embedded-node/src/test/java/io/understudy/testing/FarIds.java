package io.understudy.testing;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers so far from each other that a digit changed, added or lost does not make one another one.
 * Safe for any number of threads.
 */
public final class FarIds {
  private final AtomicLong count = new AtomicLong();
  private final Set<String> issued = ConcurrentHashMap.newKeySet();

  /** One that nobody had, not negative. */
  public long next() {
    long id = new SplittableRandom(count.incrementAndGet()).nextLong() >>> 1;
    issued.add(Long.toString(id));
    return id;
  }

  /** Whether it was given to somebody, and not to whoever had these. */
  public boolean isAnothers(String id, Set<String> mine) {
    return issued.contains(id) && !mine.contains(id);
  }
}
