package io.understudy.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a row of tasks going: one that fails is logged, and the next is done all the same. */
public final class Guarded {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private Guarded() {}

  /**
   * The task, except that a failure is logged and goes no further.
   *
   * @param task what is to be done
   */
  public static Runnable task(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (ProblemException e) {
        LOG.warn("A task failed; what comes after it goes on: {}", e.detail());
      } catch (RuntimeException e) {
        LOG.warn("A task failed; what comes after it goes on", e);
      }
    };
  }
}
