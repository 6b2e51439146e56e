package io.understudy.console.shell;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * The key of a command: either a typed character, which is the same on every keyboard layout, or a
 * combination with Ctrl, which is Cmd on a Mac, as in {@code Shortcut+K}. A person may change it.
 * FX thread only.
 */
public final class KeyBinding {
  private static final String SEPARATOR = "+";

  private final Optional<String> usual;
  private final ReadOnlyObjectWrapper<Optional<String>> now;

  private KeyBinding(Optional<String> usual) {
    this.usual = usual;
    this.now = new ReadOnlyObjectWrapper<>(usual);
  }

  /**
   * A key to begin with.
   *
   * @param key a character in upper case or a combination; null for no key
   * @throws IllegalArgumentException if it is neither
   */
  public static KeyBinding of(String key) {
    return new KeyBinding(Optional.ofNullable(key).map(KeyBinding::checked));
  }

  /** The key of the moment; never holds null. */
  public ReadOnlyObjectProperty<Optional<String>> now() {
    return now.getReadOnlyProperty();
  }

  /** The one that it has unless a person changes it. */
  public Optional<String> usual() {
    return usual;
  }

  /** Whether a person changed it. */
  public boolean isChanged() {
    return !now.get().equals(usual);
  }

  /** How it is written on a key cap, in the words of the system; holds an empty text for none. */
  public ObservableValue<String> words() {
    return now.map(key -> key.map(KeyBinding::words).orElse(""));
  }

  void set(Optional<String> key) {
    now.set(key.map(KeyBinding::checked));
  }

  /** How a key is written on a cap; the space bar is a blank. */
  static String words(String key) {
    return isCombination(key) ? KeyCombination.valueOf(key).getDisplayText() : key;
  }

  static boolean isCombination(String key) {
    return key.length() > 1 && key.contains(SEPARATOR);
  }

  /** The same key in the way in which it is compared and remembered. */
  static String checked(String key) {
    if (isCombination(key)) {
      return KeyCombination.valueOf(key).getName();
    }
    if (key.codePointCount(0, key.length()) != 1) {
      throw new IllegalArgumentException(
          "a key is one character or a combination such as Shortcut+K, not \"" + key + "\"");
    }
    return key.toUpperCase(Locale.ROOT);
  }
}
