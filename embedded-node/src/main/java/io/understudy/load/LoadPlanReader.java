package io.understudy.load;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a plan as people write it: {@code {"rate":500,"users":50,"seconds":30,
 * "mix":{"status":70,"session":30}}}, or {@code "stages":[{"from":0,"to":500,"seconds":10}]}
 * instead of rate and seconds. What is left out is as in {@link #DEFAULT_MIX} and beside it.
 */
public final class LoadPlanReader {
  /** What users do unless a plan says otherwise. */
  public static final Map<String, Integer> DEFAULT_MIX = Map.of("status", 60, "session", 40);

  private static final double RATE = 100;
  private static final double SECONDS = 30;
  private static final int USERS = 20;

  /** When a user gives up, unless the plan says otherwise. */
  static final int TIMEOUT_MS = 10_000;

  private static final List<String> KEYS =
      List.of("rate", "seconds", "stages", "users", "mix", "seed", "timeoutMs", "targets");
  private static final List<String> STAGE_KEYS = List.of("from", "to", "seconds");

  private LoadPlanReader() {}

  /**
   * Reads a plan.
   *
   * @param fields the members of a JSON or YAML object
   * @param seed what random choices come from if the plan does not say
   * @throws io.understudy.problem.ProblemException if a key is unknown or a value not allowed, with
   *     the key and what is allowed
   */
  public static LoadPlan read(Map<String, ?> fields, long seed) {
    known("", fields, KEYS);
    if (fields.containsKey("stages") && (fields.containsKey("rate") || has(fields, "seconds"))) {
      throw LoadPlan.refused("either \"stages\" or \"rate\" and \"seconds\", not both");
    }
    return new LoadPlan(
        stages(fields),
        (int) whole("users", fields.get("users"), USERS),
        mix(fields.get("mix")),
        whole("seed", fields.get("seed"), seed),
        (int) whole("timeoutMs", fields.get("timeoutMs"), TIMEOUT_MS),
        targets(fields.get("targets")));
  }

  private static boolean has(Map<String, ?> fields, String key) {
    return fields.get(key) != null;
  }

  private static List<Stage> stages(Map<String, ?> fields) {
    if (!has(fields, "stages")) {
      double rate = number("rate", fields.get("rate"), RATE);
      LoadPlan.inRange("rate", rate, 0.1, LoadPlan.MOST_RATE);
      double seconds = number("seconds", fields.get("seconds"), SECONDS);
      LoadPlan.inRange("seconds", seconds, 0.1, LoadPlan.MOST_SECONDS);
      return List.of(Stage.constant(rate, seconds));
    }
    List<Stage> stages = new ArrayList<>();
    for (Object item : list("stages", fields.get("stages"))) {
      stages.add(stage("stages[%d]".formatted(stages.size()), item));
    }
    return stages;
  }

  private static Stage stage(String place, Object item) {
    Map<String, ?> stage = object(place, item);
    known(place + ".", stage, STAGE_KEYS);
    double to = number(place + ".to", stage.get("to"), null);
    LoadPlan.inRange(place + ".to", to, 0, LoadPlan.MOST_RATE);
    double from = number(place + ".from", stage.get("from"), to);
    LoadPlan.inRange(place + ".from", from, 0, LoadPlan.MOST_RATE);
    double seconds = number(place + ".seconds", stage.get("seconds"), null);
    LoadPlan.inRange(place + ".seconds", seconds, 0.001, LoadPlan.MOST_SECONDS);
    return new Stage(from, to, seconds);
  }

  private static Map<String, Integer> mix(Object given) {
    if (given == null) {
      return DEFAULT_MIX;
    }
    Map<String, Integer> mix = new LinkedHashMap<>();
    object("mix", given)
        .forEach((name, weight) -> mix.put(name, (int) whole("mix." + name, weight, null)));
    mix.values().removeIf(weight -> weight == 0);
    return mix;
  }

  private static List<URI> targets(Object given) {
    List<URI> targets = new ArrayList<>();
    if (given != null) {
      for (Object item : list("targets", given)) {
        try {
          targets.add(new URI(item.toString()));
        } catch (URISyntaxException e) {
          throw wrong("targets", "a list of addresses such as http://127.0.0.1:3001", item);
        }
      }
    }
    return targets;
  }

  private static void known(String prefix, Map<String, ?> fields, List<String> keys) {
    for (String key : fields.keySet()) {
      if (!keys.contains(key)) {
        throw LoadPlan.refused(
            "There is no \"%s%s\"; there are %s".formatted(prefix, key, String.join(", ", keys)));
      }
    }
  }

  private static double number(String key, Object given, Double otherwise) {
    return switch (given == null ? otherwise : given) {
      case Number number -> number.doubleValue();
      case null, default -> throw wrong(key, "a number", given);
    };
  }

  private static long whole(String key, Object given, Number otherwise) {
    return switch (given == null ? otherwise : given) {
      case Integer number -> number;
      case Long number -> key.equals("seed") ? number : Math.clamp(number, -1, Integer.MAX_VALUE);
      case null, default -> throw wrong(key, "a whole number", given);
    };
  }

  private static List<?> list(String key, Object given) {
    if (given instanceof List<?> list) {
      return list;
    }
    throw wrong(key, "a list", given);
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are texts
  private static Map<String, ?> object(String key, Object given) {
    if (given instanceof Map<?, ?> map) {
      return (Map<String, ?>) map;
    }
    throw wrong(key, "an object", given);
  }

  private static RuntimeException wrong(String key, String words, Object given) {
    String shown = String.valueOf(given);
    return LoadPlan.refused(
        "\"%s\" is %s, not %s"
            .formatted(key, words, shown.length() > 60 ? shown.substring(0, 60) + "…" : shown));
  }
}
