package io.understudy.experiment.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of one sort, for example all actions.
 *
 * @param <W> the sort
 * @param key the key that has the name of the word, for example {@code action}
 * @param words all of them, in the order in which to offer them
 * @param common keys that may stand beside any of them and are read by somebody else
 */
public record Vocabulary<W extends Word>(String key, List<W> words, List<Key> common) {
  /** Keeps copies. */
  public Vocabulary {
    words = List.copyOf(words);
    common = List.copyOf(common);
  }

  /** Their names. */
  public List<String> names() {
    return words.stream().map(Word::name).toList();
  }

  /**
   * Reads one.
   *
   * @throws io.understudy.problem.ProblemException with the place, the key and what is allowed
   */
  public Said<W> read(Doc doc) {
    String name = doc.need(key).oneOf(names());
    W word = words.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    List<String> allowed = new ArrayList<>(List.of(key));
    common.forEach(one -> allowed.add(one.name()));
    word.keys().forEach(one -> allowed.add(one.name()));
    return Said.read(word, doc.object(allowed), doc);
  }

  /** One as if somebody had written its name alone. */
  public Said<W> plain(W word) {
    return Said.read(word, Map.of(), Doc.NOWHERE);
  }

  /** A value that may stand beside any of them. */
  public Optional<Object> common(Doc doc, String name) {
    Key found = common.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return doc.get(name).map(found.type()::read).or(() -> Optional.ofNullable(found.fallback()));
  }

  /** The same as JSON Schema: one of all words, each with its keys. */
  public Map<String, Object> schema() {
    return KeyType.entries("oneOf", words.stream().map(this::schema).toList());
  }

  private Map<String, Object> schema(W word) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(key, KeyType.entries("const", word.name(), "description", word.meaning()));
    List<String> needed = new ArrayList<>(Set.of(key));
    List<Key> all = new ArrayList<>(common);
    all.addAll(word.keys());
    for (Key one : all) {
      Map<String, Object> schema = new LinkedHashMap<>(one.type().schema());
      schema.put("description", one.words());
      if (one.fallback() != null) {
        schema.put("default", one.fallback());
      }
      properties.put(one.name(), schema);
      if (one.needed()) {
        needed.add(one.name());
      }
    }
    return KeyType.entries(
        "type",
        "object",
        "description",
        word.meaning(),
        "properties",
        properties,
        "required",
        needed,
        "additionalProperties",
        false);
  }
}
