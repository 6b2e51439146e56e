package io.understudy.console.balancer;

import io.understudy.console.shell.Typed;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of settings as a person writes them, and back. */
final class Wording {
  private Wording() {}

  /** A value as it stands in its field. */
  static String write(Object value) {
    return switch (value) {
      case Double number -> new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining("\n"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining("\n"));
      default -> value.toString();
    };
  }

  /**
   * What a field says, as the engine takes it. What cannot be read stays a text, so that the engine
   * says what is allowed there. Null takes an entry away.
   */
  static Object read(Setting.Kind kind, String typed, String before) {
    return switch (kind) {
      case NUMBER -> Typed.number(typed);
      // A node that is not named has the weight 1.
      case WEIGHTS -> typed.strip().equals("1") ? null : Typed.number(typed);
      case SWITCH -> Boolean.valueOf(typed);
      case WORD -> typed;
      case LINES -> lines(typed);
      case ENTRIES -> entries(typed, before);
    };
  }

  private static List<String> lines(String typed) {
    return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** As a merge patch: an entry that is gone is null. */
  private static Map<String, Object> entries(String typed, String before) {
    Map<String, Object> patch = new HashMap<>();
    lines(before).forEach(line -> patch.put(name(line), null));
    lines(typed).forEach(line -> patch.put(name(line), Typed.number(line.substring(cut(line)))));
    return patch;
  }

  private static String name(String line) {
    return line.substring(0, cut(line)).strip();
  }

  /** Where the last word begins; a line of one word is all name. */
  private static int cut(String line) {
    int space = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
    return space < 0 ? line.length() : space;
  }
}
