package io.understudy.console.load;

import java.math.BigDecimal;

/** Numbers as they stand in a field. */
final class Words {
  private Words() {}

  /** Without a fraction that says nothing. */
  static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
