package io.understudy.console.shell;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All commands of the window, in the order in which they were added. */
public final class Commands {
  private final Map<String, Command> byId = new LinkedHashMap<>();
  private final Map<String, Command> byKey = new LinkedHashMap<>();

  /**
   * Adds a command.
   *
   * @throws IllegalArgumentException if its id or its key is taken
   */
  public Command add(Command command) {
    if (byId.putIfAbsent(command.id(), command) != null) {
      throw new IllegalArgumentException("two commands are called " + command.id());
    }
    command
        .key()
        .ifPresent(
            key -> {
              Command other = byKey.putIfAbsent(key, command);
              if (other != null) {
                throw new IllegalArgumentException(
                    "%s and %s share the key %s".formatted(other.id(), command.id(), key));
              }
            });
    return command;
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
    return Optional.ofNullable(byKey.get(typed.toUpperCase(Locale.ROOT)));
  }

  /** All of them, in order; it cannot be changed. */
  public Collection<Command> all() {
    return Collections.unmodifiableCollection(byId.values());
  }
}
