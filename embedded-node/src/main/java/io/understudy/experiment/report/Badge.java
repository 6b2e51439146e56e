package io.understudy.experiment.report;

import io.understudy.check.CheckResult;
import io.understudy.check.Verdict;
import io.understudy.experiment.StepState;

/**
 * How something went: a word, and with it a shape and a colour, never a colour alone.
 *
 * @param look its class, which has the colour
 * @param icon the name of its shape
 * @param word what it says
 */
record Badge(String look, String icon, String word) {
  static final Badge NOT_EXERCISED = new Badge("idle", "idle", "not exercised");
  private static final Badge NONE = new Badge("idle", "idle", "no verdict");

  /** Of a verdict; null is one that was not given. */
  static Badge of(Verdict verdict) {
    if (verdict == null) {
      return NONE;
    }
    return switch (verdict) {
      case PASSED -> new Badge("passed", "passed", "passed");
      case FAILED -> new Badge("failed", "failed", "failed");
      case UNKNOWN -> new Badge("unknown", "unknown", "unknown");
    };
  }

  /** Of a promise of the checker. */
  static Badge of(CheckResult check) {
    return check.exercised() ? of(check.verdict()) : NOT_EXERCISED;
  }

  /** Of a step. */
  static Badge of(StepState state) {
    return switch (state) {
      case DONE -> new Badge("passed", "passed", "done");
      case FAILED -> new Badge("failed", "failed", "could not");
      case SKIPPED -> new Badge("idle", "idle", "not taken");
      case PENDING -> new Badge("idle", "idle", "not yet");
      case RUNNING -> new Badge("unknown", "unknown", "not finished");
    };
  }

  /** Of a probe; null is one that nobody has looked at. */
  static Badge held(Boolean held) {
    if (held == null) {
      return new Badge("idle", "idle", "not looked at");
    }
    return held
        ? new Badge("passed", "passed", "held")
        : new Badge("failed", "failed", "did not hold");
  }
}
