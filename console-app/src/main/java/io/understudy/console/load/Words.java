package io.understudy.console.load;

import io.understudy.console.shell.Texts;
import io.understudy.load.LoadPlan;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Small pieces of words that more than one view needs. */
final class Words {
  private Words() {}

  /** A number as it stands in a field, without a fraction that says nothing. */
  static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /** Where a plan goes, if not to the frontends; empty otherwise. */
  static String targets(Texts texts, LoadPlan plan) {
    return plan.targets().isEmpty()
        ? ""
        : texts.get(
            "load.targets",
            plan.targets().stream().map(Object::toString).collect(Collectors.joining(", ")));
  }
}
