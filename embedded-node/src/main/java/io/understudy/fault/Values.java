package io.understudy.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Valid parameters of one fault. Immutable. */
public final class Values {
  private final Map<String, Object> values;

  Values(Map<String, Object> values) {
    this.values = new LinkedHashMap<>(values);
  }

  int whole(String name) {
    return (Integer) values.get(name);
  }

  String word(String name) {
    return (String) values.get(name);
  }

  /** How the parameters {@code probability} and {@code count}, as far as there are any, decide. */
  Chance chance(RandomGenerator random) {
    Integer count = (Integer) values.get("count");
    return new Chance(
        (Double) values.get("probability"),
        count == null ? OptionalInt.empty() : OptionalInt.of(count),
        random);
  }

  /** All of them by name, to be added to. */
  Map<String, Object> map() {
    return new LinkedHashMap<>(values);
  }
}
