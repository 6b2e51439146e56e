package io.understudy.http;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Changes single values of a record of settings, as a JSON Merge Patch (RFC 7396) does: what is not
 * named stays, objects are merged, and {@code null} removes an entry of a map. Records may hold
 * whole numbers, doubles, booleans, texts, lists of texts, maps from text to whole numbers, and
 * such records. What a value may be is checked by the records themselves.
 */
public final class RecordPatch {
  private static final String LIST = "a list of texts";

  private RecordPatch() {}

  /**
   * One value that differs.
   *
   * @param key where it is, with dots: {@code checks.intervalMs}
   * @param from what it was, in words
   * @param to what it is
   */
  public record Difference(String key, String from, String to) {}

  /**
   * A record with some values changed.
   *
   * @param before the values that stay unless they are named
   * @param patch the members of a JSON object
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if a key is unknown or a value has the
   *     wrong type, with the key and what is allowed; and whatever the records throw
   */
  public static <R extends Record> R apply(R before, Map<String, ?> patch) {
    @SuppressWarnings("unchecked") // it is made by the constructor of this class
    R after = (R) merge("", before, patch);
    return after;
  }

  /** In which values two records of the same class differ. */
  public static <R extends Record> List<Difference> differences(R before, R after) {
    Map<String, String> old = flat(before);
    Map<String, String> now = flat(after);
    TreeSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(old.get(key), now.get(key)))
        .map(key ->
            new Difference(key, old.getOrDefault(key, "not set"), now.getOrDefault(key, "not set")))
        .toList();
  }

  private static Record merge(String prefix, Record before, Map<String, ?> patch) {
    RecordComponent[] parts = before.getClass().getRecordComponents();
    List<String> known = Arrays.stream(parts).map(RecordComponent::getName).toList();
    for (String key : patch.keySet()) {
      if (!known.contains(key)) {
        throw refused(
            "There is no \"%s%s\"; there are %s"
                .formatted(
                    prefix, key, String.join(", ", known.stream().map(prefix::concat).toList())));
      }
    }
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      String name = parts[i].getName();
      Object value = read(parts[i], before);
      values[i] =
          patch.containsKey(name)
              ? convert(prefix + name, parts[i].getGenericType(), value, patch.get(name))
              : value;
    }
    return create(before.getClass(), parts, values);
  }

  private static Object convert(String key, Type type, Object before, Object given) {
    if (type == long.class) {
      return whole(key, given, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (type == int.class) {
      return (int) whole(key, given, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (type == double.class) {
      return cast(key, Number.class, "a number", given).doubleValue();
    }
    if (type == boolean.class) {
      return cast(key, Boolean.class, "true or false", given);
    }
    if (type == String.class) {
      return cast(key, String.class, "a text", given);
    }
    if (before instanceof Record part) {
      return merge(key + ".", part, object(key, given));
    }
    if (before instanceof List<?>) {
      return texts(key, given);
    }
    boolean ints = ((ParameterizedType) type).getActualTypeArguments()[1] == Integer.class;
    return entries(key, (Map<?, ?>) before, object(key, given), ints);
  }

  private static List<String> texts(String key, Object given) {
    List<String> texts = new ArrayList<>();
    for (Object item : cast(key, List.class, LIST, given)) {
      texts.add(cast(key, String.class, LIST, item));
    }
    return texts;
  }

  private static Map<String, Object> entries(
      String key, Map<?, ?> before, Map<String, ?> patch, boolean ints) {
    Map<String, Object> after = new LinkedHashMap<>();
    before.forEach((name, value) -> after.put(name.toString(), value));
    patch.forEach((name, value) -> {
      String place = key + "." + name;
      if (value == null) {
        after.remove(name);
      } else if (ints) {
        after.put(name, (int) whole(place, value, Integer.MIN_VALUE, Integer.MAX_VALUE));
      } else {
        after.put(name, whole(place, value, Long.MIN_VALUE, Long.MAX_VALUE));
      }
    });
    return after;
  }

  private static long whole(String key, Object given, long low, long high) {
    if ((given instanceof Integer || given instanceof Long)
        && given instanceof Number number
        && number.longValue() >= low
        && number.longValue() <= high) {
      return number.longValue();
    }
    throw wrong(key, "a whole number", given);
  }

  private static Map<String, ?> object(String key, Object given) {
    @SuppressWarnings("unchecked") // the keys of a JSON object are texts
    Map<String, ?> object = cast(key, Map.class, "an object", given);
    return object;
  }

  private static <T> T cast(String key, Class<T> type, String words, Object given) {
    if (!type.isInstance(given)) {
      throw wrong(key, words, given);
    }
    return type.cast(given);
  }

  private static ProblemException wrong(String key, String words, Object given) {
    String shown = given == null ? "null" : Json.text(given);
    return refused(
        "\"%s\" is %s, not %s"
            .formatted(key, words, shown.length() > 60 ? shown.substring(0, 60) + "…" : shown));
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ProblemKind.BAD_REQUEST, detail);
  }

  private static Map<String, String> flat(Record record) {
    Map<String, String> values = new TreeMap<>();
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      Object value = read(part, record);
      Function<String, String> below = key -> part.getName() + "." + key;
      switch (value) {
        case Record inner -> flat(inner).forEach((key, text) -> values.put(below.apply(key), text));
        case Map<?, ?> map ->
            map.forEach((key, text) -> values.put(below.apply(key.toString()), text.toString()));
        case List<?> list -> values.put(part.getName(), words(list));
        default -> values.put(part.getName(), value.toString());
      }
    }
    return values;
  }

  private static String words(List<?> list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.toString()));
    return texts.isEmpty() ? "none" : String.join(", ", texts);
  }

  private static Object read(RecordComponent part, Record record) {
    try {
      return part.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("records of settings are public", e);
    }
  }

  private static Record create(
      Class<? extends Record> type, RecordComponent[] parts, Object[] values) {
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("a record of settings could not be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("records of settings are public", e);
    }
  }
}
