package io.understudy.console.look;

import io.understudy.check.CheckResult;
import io.understudy.check.Verdict;
import io.understudy.console.look.NodeLook.Shape;
import java.util.Locale;

/** What a verdict looks like: one colour, one word and one shape, as of {@link NodeLook}. */
public enum VerdictLook {
  PASSED(Tone.UP, Shape.DISC, "good"),
  FAILED(Tone.DOWN, Shape.CROSS, "bad"),
  UNKNOWN(Tone.DRAINING, Shape.DIAMOND, "warning"),
  /** The run had nothing to do with it, and it counts for nothing. */
  UNTOUCHED(Tone.MUTED, Shape.SLASHED, "untouched"),
  /** It is given at the end. */
  PENDING(Tone.MUTED, Shape.RING, "pending");

  private final Tone tone;
  private final Shape shape;
  private final String styleClass;

  VerdictLook(Tone tone, Shape shape, String styleClass) {
    this.tone = tone;
    this.shape = shape;
    this.styleClass = styleClass;
  }

  /** What that verdict looks like. */
  public static VerdictLook of(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> PASSED;
      case FAILED -> FAILED;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** What the verdict of that check looks like. */
  public static VerdictLook of(CheckResult result) {
    return result.exercised() ? of(result.verdict()) : UNTOUCHED;
  }

  /** Its colour. */
  public Tone tone() {
    return tone;
  }

  /** Its shape. */
  public Shape shape() {
    return shape;
  }

  /** The style class of its chip. */
  public String styleClass() {
    return styleClass;
  }

  /** The key of its word in the texts. */
  public String textKey() {
    return "verdict." + name().toLowerCase(Locale.ROOT);
  }
}
