package io.understudy.console.faults;

import io.understudy.console.shell.Typed;
import io.understudy.fault.Parameter;
import io.understudy.problem.ProblemException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What a person has typed for one fault, and what the engine refused of it. It is kept from one
 * node to the next. Knows no controls. FX thread only.
 */
final class FaultModel {
  private final FaultOffer offer;
  private final Map<String, StringProperty> typed = new LinkedHashMap<>();
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

  /** The defaults of that fault. */
  FaultModel(FaultOffer offer) {
    this.offer = offer;
    for (Parameter parameter : offer.parameters()) {
      Object usual = parameter.fallback();
      StringProperty text = new SimpleStringProperty(usual == null ? "" : write(usual));
      text.subscribe(now -> error.set(""));
      typed.put(parameter.name(), text);
    }
  }

  /** What the fault is. */
  FaultOffer offer() {
    return offer;
  }

  /** What was typed for a parameter. */
  StringProperty typed(String parameter) {
    return typed.get(parameter);
  }

  /** What the engine refused, in its words; empty for nothing. */
  ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }

  /** What the engine is to be given; a field that is left empty has the engine's default. */
  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>(offer.fixed());
    typed.forEach((name, text) -> {
      if (!text.get().isBlank()) {
        parameters.put(name, Typed.number(text.get()));
      }
    });
    return parameters;
  }

  void refused(Exception problem) {
    error.set(
        problem instanceof ProblemException refusal
            ? refusal.detail()
            : String.valueOf(problem.getMessage()));
  }

  private static String write(Object value) {
    return value instanceof Double number && number == Math.rint(number)
        ? Long.toString(number.longValue())
        : value.toString();
  }
}
