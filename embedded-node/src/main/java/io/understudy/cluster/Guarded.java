package io.understudy.cluster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A repeated task must not end silently because it failed once. */
final class Guarded {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private Guarded() {}

  static Runnable task(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.warn("A repeated task failed; it goes on at its next turn", e);
      }
    };
  }
}
