package io.understudy.fault;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in sentences. */
final class Numbers {
  static final int PERCENT = 100;

  private Numbers() {}

  /** Without superfluous digits: 30, 0.5. */
  static String text(double number) {
    return new BigDecimal(number, MathContext.DECIMAL32).stripTrailingZeros().toPlainString();
  }
}
