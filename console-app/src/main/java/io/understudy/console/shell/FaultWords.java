package io.understudy.console.shell;

import io.understudy.fault.ActiveFault;
import io.understudy.fault.FaultType;
import io.understudy.fault.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What faults are called on chips and in menus. Knows no controls. */
public final class FaultWords {
  private static final double PERCENT = 100;

  private final Texts texts;

  /** In the language of those texts. */
  public FaultWords(Texts texts) {
    this.texts = texts;
  }

  /** The key of the name of a fault that has one word to choose, or none. */
  public static String textKey(String type, Map<String, Object> parameters) {
    return "fault." + type + (parameters.get("from") instanceof String from ? "-" + from : "");
  }

  /** The word parameter of a type, if it has one, each of whose values is a fault of its own. */
  public static List<Map<String, Object>> variants(FaultType type) {
    for (Parameter parameter : type.parameters()) {
      if (!parameter.choices().isEmpty()) {
        return parameter.choices().stream()
            .map(choice -> Map.<String, Object>of(parameter.name(), choice))
            .toList();
      }
    }
    return List.of(Map.of());
  }

  /** A fault in a few words, for example {@code Latency 500 ± 50 ms, 30 %}. */
  public String chip(ActiveFault fault) {
    Map<String, Object> values = fault.parameters();
    List<String> parts = new ArrayList<>();
    if (values.get("ms") instanceof Number ms) {
      boolean spread = values.get("jitterMs") instanceof Number jitter && jitter.intValue() > 0;
      parts.add(spread ? ms + " ± " + values.get("jitterMs") + " ms" : ms + " ms");
    }
    if (values.get("status") instanceof Number status) {
      parts.add(status.toString());
    }
    if (values.get("probability") instanceof Number share && share.doubleValue() < 1) {
      parts.add("%.3g %%".formatted(PERCENT * share.doubleValue()).replaceFirst("\\.0+ ", " "));
    }
    if (values.get("left") instanceof Number left) {
      parts.add("× " + left);
    }
    String name = texts.get(textKey(fault.type(), values));
    return parts.isEmpty() ? name : name + " " + String.join(", ", parts);
  }
}
