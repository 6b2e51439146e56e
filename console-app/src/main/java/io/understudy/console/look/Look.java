package io.understudy.console.look;

import io.understudy.check.CheckResult;
import io.understudy.check.Verdict;
import io.understudy.experiment.RunState;
import io.understudy.experiment.StepState;
import io.understudy.load.LoadState;
import io.understudy.registry.LeaseState;
import java.util.Locale;

/**
 * What a state looks like: one colour, one word and one shape, so that none is told by its colour
 * alone. Every vocabulary of states has its switch here; that of nodes is {@link NodeLook}.
 *
 * @param shape its shape
 * @param tone its colour
 * @param styleClass the style class of its chip
 * @param textKey the key of its word in the texts
 */
public record Look(Shape shape, Tone tone, String styleClass, String textKey) {
  /** A verdict that is given at the end. */
  public static final Look PENDING = verdict("pending", Shape.RING, Tone.MUTED, "pending");

  /** The verdict of a check that the run had nothing to do with; it counts for nothing. */
  public static final Look UNTOUCHED = verdict("untouched", Shape.SLASHED, Tone.MUTED, "untouched");

  /** A lease of a node. */
  public static Look of(LeaseState state) {
    String key = key("lease.", state);
    return switch (state) {
      case RECALLED -> new Look(Shape.RING, Tone.STARTING, "starting", key);
      case HELD -> new Look(Shape.DISC, Tone.UP, "up", key);
      case DRAINING -> new Look(Shape.TRIANGLE, Tone.DRAINING, "draining", key);
      case EXPIRED -> new Look(Shape.HOURGLASS, Tone.SUSPECT, "ejected", key);
      case WITHDRAWN -> new Look(Shape.SQUARE, Tone.DOWN, "down", key);
    };
  }

  /** A run of load. */
  public static Look of(LoadState state) {
    String key = key("load.state.", state);
    return switch (state) {
      case PREPARING -> new Look(Shape.RING, Tone.STARTING, "starting", key);
      case RUNNING -> new Look(Shape.TARGET, Tone.ACCENT, "accent", key);
      case ENDING -> new Look(Shape.TRIANGLE, Tone.DRAINING, "draining", key);
      case DONE -> new Look(Shape.DISC, Tone.UP, "good", key);
      case STOPPED -> new Look(Shape.SQUARE, Tone.MUTED, "untouched", key);
      case FAILED -> new Look(Shape.CROSS, Tone.DOWN, "bad", key);
    };
  }

  /** A run of an experiment. */
  public static Look of(RunState state) {
    String key = key("experiments.state.", state);
    return switch (state) {
      case PREPARING -> new Look(Shape.RING, Tone.STARTING, "starting", key);
      case STEADY -> new Look(Shape.HOURGLASS, Tone.ACCENT, "accent", key);
      case RUNNING -> new Look(Shape.TARGET, Tone.ACCENT, "accent", key);
      case VERIFYING -> new Look(Shape.HALF, Tone.ACCENT, "accent", key);
      case ROLLING_BACK -> new Look(Shape.TRIANGLE, Tone.DRAINING, "draining", key);
      case JUDGING -> new Look(Shape.DIAMOND, Tone.ACCENT, "accent", key);
      case DONE -> new Look(Shape.DISC, Tone.UP, "good", key);
      case STOPPED -> new Look(Shape.SQUARE, Tone.MUTED, "untouched", key);
      case FAILED -> new Look(Shape.CROSS, Tone.DOWN, "bad", key);
    };
  }

  /** A step of an experiment's method. */
  public static Look of(StepState state) {
    String key = key("experiments.step.", state);
    return switch (state) {
      case PENDING -> new Look(Shape.RING, Tone.MUTED, "pending", key);
      case RUNNING -> new Look(Shape.TARGET, Tone.ACCENT, "accent", key);
      case DONE -> new Look(Shape.DISC, Tone.UP, "good", key);
      case FAILED -> new Look(Shape.CROSS, Tone.DOWN, "bad", key);
      case SKIPPED -> new Look(Shape.SLASHED, Tone.MUTED, "untouched", key);
    };
  }

  /** A verdict. */
  public static Look of(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> verdict("passed", Shape.DISC, Tone.UP, "good");
      case FAILED -> verdict("failed", Shape.CROSS, Tone.DOWN, "bad");
      case UNKNOWN -> verdict("unknown", Shape.DIAMOND, Tone.DRAINING, "warning");
    };
  }

  /** The verdict of that check. */
  public static Look of(CheckResult result) {
    return result.exercised() ? of(result.verdict()) : UNTOUCHED;
  }

  private static Look verdict(String word, Shape shape, Tone tone, String styleClass) {
    return new Look(shape, tone, styleClass, "verdict." + word);
  }

  private static String key(String prefix, Enum<?> state) {
    return prefix + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
