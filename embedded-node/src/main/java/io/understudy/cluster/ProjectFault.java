package io.understudy.cluster;

import io.understudy.fault.ActiveFault;
import io.understudy.fault.FaultType;
import io.understudy.fault.FaultTypes;
import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One fault in a project. Immutable.
 *
 * @param node the node, {@code node-1} to {@code node-256}
 * @param type a type of {@link FaultTypes}
 * @param parameters its parameters by name; what is missing has its default
 */
public record ProjectFault(String node, String type, Map<String, Object> parameters) {
  private static final Pattern NODE = Pattern.compile("node-[1-9]\\d{0,2}");
  private static final String LIST = "\"faults\" is a list of objects with node and type, not %s";

  /** Checks name, type and parameters. */
  public ProjectFault {
    if (!NODE.matcher(node).matches()) {
      throw Project.refused("\"faults.node\" is a node such as node-2, not \"%s\"".formatted(node));
    }
    try {
      FaultTypes.named(type).read(parameters);
    } catch (ProblemException e) {
      throw Project.refused("\"faults\" of %s: %s".formatted(node, e.detail()));
    }
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * A fault as it is now; one that was to strike so many times begins to count anew.
   *
   * @param node under which name it is kept
   */
  static ProjectFault of(String node, ActiveFault fault) {
    FaultType type = FaultTypes.named(fault.type());
    Map<String, Object> parameters = new LinkedHashMap<>(fault.parameters());
    parameters.keySet().removeIf(name -> !isParameter(type, name));
    parameters.values().removeIf(Objects::isNull);
    return new ProjectFault(node, fault.type(), parameters);
  }

  private static boolean isParameter(FaultType type, String name) {
    return type.parameters().stream().anyMatch(known -> known.name().equals(name));
  }

  /** The number of the node. */
  int number() {
    return Integer.parseInt(node.substring(node.indexOf('-') + 1));
  }

  /**
   * Reads what stands in a project.
   *
   * @throws ProblemException if it is not a list of faults, or one of them is not possible
   */
  static List<ProjectFault> read(Object given) {
    if (!(given instanceof List<?> items)) {
      throw Project.refused(LIST.formatted(shown(given)));
    }
    List<ProjectFault> faults = new ArrayList<>();
    items.forEach(item -> faults.add(one(item)));
    return faults;
  }

  private static ProjectFault one(Object item) {
    if (!(item instanceof Map<?, ?> members)) {
      throw Project.refused(LIST.formatted(shown(item)));
    }
    for (Object key : members.keySet()) {
      if (!Set.of("node", "type", "parameters").contains(key)) {
        throw Project.refused(
            "There is no \"faults.%s\"; there are faults.node, faults.type, faults.parameters"
                .formatted(key));
      }
    }
    return new ProjectFault(
        text("node", members.get("node")), text("type", members.get("type")), parameters(members));
  }

  private static String text(String key, Object given) {
    if (given instanceof String text) {
      return text;
    }
    throw Project.refused("\"faults.%s\" is a text, not %s".formatted(key, shown(given)));
  }

  private static Map<String, Object> parameters(Map<?, ?> members) {
    if (!members.containsKey("parameters")) {
      return Map.of();
    }
    if (!(members.get("parameters") instanceof Map<?, ?> given)) {
      throw Project.refused(
          "\"faults.parameters\" is an object, not %s".formatted(shown(members.get("parameters"))));
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    given.forEach((name, value) -> parameters.put(name.toString(), value));
    return parameters;
  }

  private static String shown(Object given) {
    String text = given == null ? "null" : Json.text(given);
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
