package io.understudy.experiment.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** The values of the keys of a word. Immutable; the name of a key that it has not is a bug. */
public final class Arguments {
  private final Map<String, Object> values;

  Arguments(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Whether there is a value, be it the default. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** A whole number that there is. */
  public long whole(String key) {
    return (Long) value(key);
  }

  /** A number that there is. */
  public double number(String key) {
    return (Double) value(key);
  }

  /** A number, if there is one. */
  public OptionalDouble maybeNumber(String key) {
    return has(key)
        ? OptionalDouble.of(((Number) value(key)).doubleValue())
        : OptionalDouble.empty();
  }

  /** A text that there is. */
  public String text(String key) {
    return (String) value(key);
  }

  /** A text, if there is one. */
  public Optional<String> maybeText(String key) {
    return Optional.ofNullable((String) values.get(key));
  }

  /** Whether a flag that there is says yes. */
  public boolean flag(String key) {
    return (Boolean) value(key);
  }

  /** Names that there are. */
  public List<String> names(String key) {
    @SuppressWarnings("unchecked") // as KeyType.Names reads them
    List<String> names = (List<String>) value(key);
    return names;
  }

  /** Keys with values, if there are any. */
  public Optional<Doc> maybeDoc(String key) {
    return Optional.ofNullable((Doc) values.get(key));
  }

  private Object value(String key) {
    return Objects.requireNonNull(values.get(key), key);
  }
}
