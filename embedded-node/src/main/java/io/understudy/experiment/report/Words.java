package io.understudy.experiment.report;

import java.util.Locale;

/** Makes sentences of what stands in the middle of one elsewhere. */
final class Words {
  private Words() {}

  /** With a capital letter and a full stop. */
  static String sentence(String words) {
    String text = words.strip();
    if (text.isEmpty()) {
      return text;
    }
    int second = text.offsetByCodePoints(0, 1);
    String end = ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0 ? "" : ".";
    return text.substring(0, second).toUpperCase(Locale.ROOT) + text.substring(second) + end;
  }
}
