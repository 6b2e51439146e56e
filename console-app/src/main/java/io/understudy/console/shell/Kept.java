package io.understudy.console.shell;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Small things that places want to find again at the next start, such as how a list is shown: a
 * text by a name like {@code cards.view}. FX thread only.
 */
public final class Kept {
  private final ReadOnlyObjectWrapper<Map<String, String>> all = new ReadOnlyObjectWrapper<>();

  /** Begins with what was remembered. */
  public Kept(Map<String, String> remembered) {
    all.set(Map.copyOf(remembered));
  }

  /** Everything, renewed as a whole with each change. */
  public ReadOnlyObjectProperty<Map<String, String>> all() {
    return all.getReadOnlyProperty();
  }

  /** What is kept under that name, or something else if nothing is. */
  public String get(String name, String otherwise) {
    return all.get().getOrDefault(name, otherwise);
  }

  /** Keeps a text; an empty one is as if nothing was ever kept. */
  public void put(String name, String value) {
    Map<String, String> next = new TreeMap<>(all.get());
    if (value.isEmpty()) {
      next.remove(name);
    } else {
      next.put(name, value);
    }
    all.set(Map.copyOf(next));
  }

  /** What is kept under names that begin so, by the rest of the name. */
  public Map<String, String> group(String prefix) {
    return all.get().entrySet().stream()
        .filter(one -> one.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(one -> one.getKey().substring(prefix.length()), Map.Entry::getValue));
  }

  /** Keeps exactly these under names that begin so; empty texts too. */
  public void replace(String prefix, Map<String, String> values) {
    Map<String, String> next = new TreeMap<>(all.get());
    next.keySet().removeIf(name -> name.startsWith(prefix));
    values.forEach((name, value) -> next.put(prefix + name, value));
    all.set(Map.copyOf(next));
  }
}
