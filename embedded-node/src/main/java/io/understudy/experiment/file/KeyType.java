package io.understudy.experiment.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the value of a key may be: how it is read, and how a JSON Schema says it. */
public sealed interface KeyType {
  /**
   * Reads a value.
   *
   * @throws io.understudy.problem.ProblemException if it is not allowed, with its place and what is
   */
  Object read(Doc doc);

  /** The same as JSON Schema. */
  Map<String, Object> schema();

  /** A whole number. */
  record Whole(long least, long most) implements KeyType {
    @Override
    public Object read(Doc doc) {
      return doc.whole(least, most);
    }

    @Override
    public Map<String, Object> schema() {
      return entries("type", "integer", "minimum", least, "maximum", most);
    }
  }

  /** A number. */
  record Numeric(double least, double most) implements KeyType {
    @Override
    public Object read(Doc doc) {
      return doc.number(least, most);
    }

    @Override
    public Map<String, Object> schema() {
      return entries("type", "number", "minimum", least, "maximum", most);
    }
  }

  /** A text with so many characters at most. */
  record Text(int longest) implements KeyType {
    @Override
    public Object read(Doc doc) {
      return doc.text(longest);
    }

    @Override
    public Map<String, Object> schema() {
      return entries("type", "string", "maxLength", longest);
    }
  }

  /** One of some words. */
  record Choice(List<String> words) implements KeyType {
    /** Keeps a copy. */
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public Object read(Doc doc) {
      return doc.oneOf(words);
    }

    @Override
    public Map<String, Object> schema() {
      return entries("enum", words);
    }
  }

  /** Yes or no. */
  record Flag() implements KeyType {
    @Override
    public Object read(Doc doc) {
      return doc.flag();
    }

    @Override
    public Map<String, Object> schema() {
      return entries("type", "boolean");
    }
  }

  /** One or several names; read as a list. */
  record Names(int longest) implements KeyType {
    private static final int MOST = 256;

    @Override
    public Object read(Doc doc) {
      if (!doc.isList()) {
        return List.of(doc.text(longest));
      }
      List<String> names = new ArrayList<>();
      doc.list().forEach(item -> names.add(item.text(longest)));
      if (names.isEmpty() || names.size() > MOST) {
        throw doc.wrong("one name or a list of 1 to " + MOST);
      }
      return names;
    }

    @Override
    public Map<String, Object> schema() {
      Map<String, Object> one = entries("type", "string", "maxLength", longest);
      return entries(
          "oneOf",
          List.of(one, entries("type", "array", "items", one, "minItems", 1, "maxItems", MOST)));
    }
  }

  /** Keys with values that are for somebody else to check; read as the {@link Doc} itself. */
  record Free() implements KeyType {
    @Override
    public Object read(Doc doc) {
      doc.object();
      return doc;
    }

    @Override
    public Map<String, Object> schema() {
      return entries("type", "object");
    }
  }

  /** A number without a fraction that it does not have. */
  static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : Double.toString(value);
  }

  /** A map in the order in which it is written. */
  static Map<String, Object> entries(Object... keysAndValues) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (int at = 0; at < keysAndValues.length; at += 2) {
      Object value = keysAndValues[at + 1];
      entries.put(
          (String) keysAndValues[at],
          value instanceof Double number && number == Math.rint(number)
              ? number.longValue()
              : value);
    }
    return entries;
  }
}
