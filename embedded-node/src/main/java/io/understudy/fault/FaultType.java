package io.understudy.fault;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A type of fault: what it is called, what it takes, and how it is made.
 *
 * @param name as it is written in addresses
 * @param words what such a fault does, as a sentence without a subject
 * @param parameters what it takes
 * @param maker makes one
 */
public record FaultType(String name, String words, List<Parameter> parameters, Maker maker) {
  /** Copies the parameters. */
  public FaultType {
    parameters = List.copyOf(parameters);
  }

  /** Makes a fault. */
  @FunctionalInterface
  public interface Maker {
    /**
     * Makes one.
     *
     * @param values valid parameters with their defaults
     * @param random decides by chance
     */
    Fault make(Values values, RandomGenerator random);
  }

  /**
   * Makes a fault from what somebody sent.
   *
   * @param given parameters by name; those that are missing have their default
   * @param random decides by chance
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if one is unknown or out of range
   */
  Fault make(Map<String, Object> given, RandomGenerator random) {
    Map<String, Object> values = read(given);
    for (Parameter parameter : parameters) {
      if (parameter.fallback() != null) {
        values.putIfAbsent(parameter.name(), parameter.fallback());
      }
    }
    return maker.make(new Values(values), random);
  }

  /**
   * Understands parameters that somebody sent; those that are missing stay so.
   *
   * @param given parameters by name
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if one is unknown or out of range
   */
  public Map<String, Object> read(Map<String, Object> given) {
    Map<String, Object> values = new LinkedHashMap<>();
    given.forEach((name, value) -> values.put(name, parameter(name).read(value)));
    return values;
  }

  private Parameter parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                ProblemKind.BAD_REQUEST,
                "The fault \"%s\" takes no \"%s\"; it takes %s"
                    .formatted(this.name, name, takes())));
  }

  private String takes() {
    return parameters.isEmpty()
        ? "nothing"
        : parameters.stream()
            .map(parameter -> parameter.name() + " (" + parameter.allowed() + ")")
            .collect(Collectors.joining(", "));
  }
}
