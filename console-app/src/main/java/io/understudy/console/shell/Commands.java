package io.understudy.console.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** All commands of the window, in the order in which they were added. FX thread only. */
public final class Commands {
  private final Map<String, Command> byId = new LinkedHashMap<>();
  private final List<Supplier<List<Command>>> passing = new ArrayList<>();
  private final Map<String, String> changed;
  private Runnable listener = () -> {};

  /** No commands yet, and every key as usual. */
  public Commands() {
    this(Map.of());
  }

  /**
   * No commands yet.
   *
   * @param changed keys that a person has chosen, by the id of the command; an empty text for no
   *     key
   */
  public Commands(Map<String, String> changed) {
    this.changed = new TreeMap<>(changed);
  }

  /**
   * Adds a command.
   *
   * @throws IllegalArgumentException if its id or its usual key is taken
   */
  public Command add(Command command) {
    command
        .key()
        .usual()
        .flatMap(key -> find(other -> other.key().usual().filter(key::equals).isPresent()))
        .ifPresent(other -> {
          throw new IllegalArgumentException(
              "%s and %s share the key %s"
                  .formatted(other.id(), command.id(), command.key().usual().orElseThrow()));
        });
    if (byId.putIfAbsent(command.id(), command) != null) {
      throw new IllegalArgumentException("two commands are called " + command.id());
    }
    String own = changed.get(command.id());
    if (own != null) {
      choose(command, own);
    }
    return command;
  }

  /**
   * More commands that come and go, such as one for each node; the palette offers them. They have
   * no keys.
   *
   * @param present those of the moment
   */
  public void addPassing(Supplier<List<Command>> present) {
    passing.add(present);
  }

  /**
   * The command of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Command get(String id) {
    Command command = byId.get(id);
    if (command == null) {
      throw new IllegalArgumentException("no command is called " + id);
    }
    return command;
  }

  /** The command of a typed character, in upper or lower case, if there is one. */
  public Optional<Command> ofKey(String typed) {
    String key = typed.codePointCount(0, typed.length()) == 1 ? KeyBinding.checked(typed) : "";
    return find(command -> command.key().now().get().filter(key::equals).isPresent());
  }

  /** The command of a combination that was pressed, if there is one. */
  Optional<Command> ofCombination(KeyEvent pressed) {
    return find(command ->
        command
            .key()
            .now()
            .get()
            .filter(KeyBinding::isCombination)
            .filter(key -> KeyCombination.valueOf(key).match(pressed))
            .isPresent());
  }

  /**
   * Gives a command another key.
   *
   * @param key one as {@link KeyBinding} takes them; empty for none
   * @return the command that has this key already, if so; nothing was changed then
   */
  public Optional<Command> rebind(Command command, Optional<String> key) {
    Optional<String> wanted = key.map(KeyBinding::checked);
    Optional<Command> taken =
        wanted.flatMap(one ->
            find(other ->
                !other.equals(command) && other.key().now().get().filter(one::equals).isPresent()));
    if (taken.isEmpty()) {
      command.key().set(wanted);
      if (command.key().isChanged()) {
        changed.put(command.id(), wanted.orElse(""));
      } else {
        changed.remove(command.id());
      }
      listener.run();
    }
    return taken;
  }

  /** Gives every command its usual key again. */
  public void resetKeys() {
    changed.clear();
    byId.values().forEach(command -> command.key().set(command.key().usual()));
    listener.run();
  }

  /** The keys that a person has chosen, by the id of the command; an empty text for no key. */
  public Map<String, String> changedKeys() {
    return Map.copyOf(changed);
  }

  /** Has something run after each change of a key, in place of what was run before. */
  public void onKeysChanged(Runnable changedKeys) {
    listener = changedKeys;
  }

  /** All of them, in order; it cannot be changed. */
  public Collection<Command> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** All of them and those that come and go. */
  public List<Command> everything() {
    List<Command> everything = new ArrayList<>(byId.values());
    passing.forEach(more -> everything.addAll(more.get()));
    return everything;
  }

  /** A remembered key that is taken by now, or that no keyboard has, is forgotten. */
  private void choose(Command command, String key) {
    try {
      if (rebind(command, Optional.of(key).filter(some -> !some.isEmpty())).isPresent()) {
        changed.remove(command.id());
      }
    } catch (IllegalArgumentException unknown) {
      changed.remove(command.id());
    }
  }

  private Optional<Command> find(Predicate<Command> wanted) {
    return byId.values().stream().filter(wanted).findFirst();
  }
}
