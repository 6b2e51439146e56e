package io.understudy.fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault as others see it. Immutable.
 *
 * @param type its type, for example {@code latency}
 * @param parameters their names and values; {@code left} is how often a counted one still strikes
 * @param words what it does, as a sentence without a subject
 */
public record ActiveFault(String type, Map<String, Object> parameters, String words) {
  /** Copies the parameters in their order. */
  public ActiveFault {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  static ActiveFault of(Fault fault) {
    return new ActiveFault(fault.type(), fault.parameters(), fault.words());
  }
}
