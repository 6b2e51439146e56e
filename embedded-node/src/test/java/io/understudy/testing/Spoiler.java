package io.understudy.testing;

import java.util.List;
import java.util.Random;

/** Does small harm to messages: a byte or a line too many, too few or another one. */
final class Spoiler {
  private static final String BYTES = "\r\n\t :,;=/%?#\u0000\u0001\u007f\u0080\u00ff0159afxGH\"\\{";

  private final Random random;

  /** The same seed does the same harm. */
  Spoiler(long seed) {
    random = new Random(seed);
  }

  /** A number from 0 to below that. */
  int below(int limit) {
    return random.nextInt(limit);
  }

  <T> T any(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /**
   * Somewhere in the text a byte is added or another one, a few are missing, or all the rest is.
   */
  String bytes(String text) {
    int at = text.isEmpty() ? 0 : below(text.length());
    String before = text.substring(0, at);
    return switch (below(4)) {
      case 0 -> before + oneByte() + text.substring(at);
      case 1 -> before + oneByte() + text.substring(Math.min(text.length(), at + 1));
      case 2 -> before + text.substring(Math.min(text.length(), at + 1 + below(3)));
      default -> before;
    };
  }

  /** One of these lines is added behind any other; at the end there is nothing behind it. */
  String line(String text, List<String> lines) {
    return atLineEnd(text, List.of("\r\n" + any(lines) + "\r\n"));
  }

  /** The end of some line is replaced by one of these. */
  String atLineEnd(String text, List<String> ends) {
    int line = text.indexOf("\r\n", text.isEmpty() ? 0 : below(text.length()));
    return line < 0
        ? text + any(ends)
        : text.substring(0, line) + any(ends) + text.substring(line + 2);
  }

  private char oneByte() {
    return BYTES.charAt(below(BYTES.length()));
  }
}
