package io.understudy.load;

import java.util.List;

/**
 * When each request of a plan should begin. The times depend on nothing but the plan, so that a
 * cluster that stands still puts nothing off. Used by one thread, which asks for one request after
 * the other.
 */
final class Schedule {
  private static final double NANOS = 1e9;

  private final List<Stage> stages;
  private final long total;
  private int stage;

  /** How many requests there are before the present stage, and when that begins in seconds. */
  private double before;

  private double begin;

  Schedule(LoadPlan plan) {
    this.stages = plan.stages();
    this.total = plan.requests();
  }

  /** How many requests there are. */
  long total() {
    return total;
  }

  /**
   * When a request should begin, in nanoseconds after the beginning of the plan.
   *
   * @param index 0 to {@link #total} - 1, never less than the last time
   */
  long at(long index) {
    while (stage < stages.size() - 1 && index >= before + stages.get(stage).requests() - 1e-9) {
      before += stages.get(stage).requests();
      begin += stages.get(stage).seconds();
      stage++;
    }
    return Math.round((begin + stages.get(stage).timeOf(Math.max(0, index - before))) * NANOS);
  }
}
