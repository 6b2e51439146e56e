package io.understudy.console.experiments;

import java.util.Locale;

/** How quickly a run goes through its method. */
enum Pace {
  /** As the experiment says. */
  NORMAL(1),
  /** In half of that time. */
  SHORT(0.5);

  private final double factor;

  Pace(double factor) {
    this.factor = factor;
  }

  /** How many times as long everything takes. */
  double factor() {
    return factor;
  }

  /** The key of its word in the texts. */
  String textKey() {
    return "experiments.pace." + name().toLowerCase(Locale.ROOT);
  }
}
