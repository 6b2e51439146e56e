package io.understudy.console.shell;

/** What a person typed, as the engine takes it. */
public final class Typed {
  private Typed() {}

  /** A Long, a Double, or the text itself where it is no number: the engine says what it wants. */
  public static Object number(String typed) {
    String text = typed.strip();
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notWhole) {
      try {
        // In many languages a comma begins the fraction.
        return Double.valueOf(text.replace(',', '.'));
      } catch (NumberFormatException notANumber) {
        return text;
      }
    }
  }
}
