package io.understudy.experiment.probe;

/**
 * What a probe has seen.
 *
 * @param holds whether it is as it must be
 * @param seen what there is, in words
 */
public record Reading(boolean holds, String seen) {
  /** At least so many of some things. */
  static Reading atLeast(long least, long there, String things) {
    return new Reading(there >= least, "%d %s".formatted(there, things));
  }
}
