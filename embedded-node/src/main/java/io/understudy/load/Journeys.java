package io.understudy.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What users can do. To add a journey: write its file, register it here. */
final class Journeys {
  private static final Map<String, Supplier<Journey>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("status", StatusJourney::new);
    ALL.put("session", SessionJourney::new);
    ALL.put(VisitJourney.NAME, VisitJourney::new);
    ALL.put("mega", MegaJourney::new);
    ALL.put("chat", ChatJourney::new);
    ALL.put("grpc", GrpcJourney::new);
  }

  private Journeys() {}

  /** All names. */
  static List<String> all() {
    return List.copyOf(ALL.keySet());
  }

  /** All names, in words. */
  static String names() {
    return String.join(", ", all());
  }

  /**
   * A journey, new for each run.
   *
   * @throws io.understudy.problem.ProblemException if there is none
   */
  static Journey get(String name) {
    return known(name).get();
  }

  /**
   * Whether there is one of that name.
   *
   * @throws io.understudy.problem.ProblemException if not
   */
  static Supplier<Journey> known(String name) {
    Supplier<Journey> journey = ALL.get(name);
    if (journey == null) {
      throw LoadPlan.refused("There is no journey \"%s\"; there are %s".formatted(name, names()));
    }
    return journey;
  }
}
