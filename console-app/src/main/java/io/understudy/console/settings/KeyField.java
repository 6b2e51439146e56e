package io.understudy.console.settings;

import io.understudy.console.shell.Command;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The key of one command. Enter or a click, then the new key; Delete takes it away, Escape leaves
 * it as it is. It is a field, so that the keys that are typed here run nothing.
 */
final class KeyField extends TextField {
  private final Consumer<Optional<String>> chosen;
  private final BooleanProperty waiting = new SimpleBooleanProperty();

  KeyField(Texts texts, Command command, Consumer<Optional<String>> chosen) {
    this.chosen = chosen;
    setEditable(false);
    setId("key-" + command.id().replace('.', '-'));
    getStyleClass().add("key-field");
    Controls.describe(this, texts.text("keys.change", command.title()));
    textProperty()
        .bind(
            waiting.flatMap(waits ->
                waits
                    ? texts.text("keys.press")
                    : command
                        .key()
                        .words()
                        .flatMap(key ->
                            texts.text("key.space").map(space -> key.equals(" ") ? space : key))));
    setOnMouseClicked(event -> waiting.set(true));
    focusedProperty().subscribe(focused -> waiting.set(waiting.get() && focused));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void pressed(KeyEvent event) {
    if (!waiting.get()) {
      if (event.getCode() == KeyCode.ENTER) {
        waiting.set(true);
        event.consume();
      }
      return;
    }
    boolean combined = event.isShortcutDown();
    if (event.getCode() == KeyCode.ESCAPE) {
      waiting.set(false);
    } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
      choose(Optional.empty());
    } else if (combined && !event.getCode().isModifierKey()) {
      choose(Optional.of(combination(event).getName()));
    } else {
      return;
    }
    event.consume();
  }

  private void typed(KeyEvent event) {
    String character = event.getCharacter();
    boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    if (waiting.get()
        && plain
        && character.codePointCount(0, character.length()) == 1
        && !Character.isISOControl(character.codePointAt(0))) {
      choose(Optional.of(character));
    }
    event.consume();
  }

  private static KeyCombination combination(KeyEvent event) {
    return new KeyCodeCombination(
        event.getCode(),
        event.isShiftDown() ? KeyCombination.ModifierValue.DOWN : KeyCombination.ModifierValue.UP,
        KeyCombination.ModifierValue.UP,
        event.isAltDown() ? KeyCombination.ModifierValue.DOWN : KeyCombination.ModifierValue.UP,
        KeyCombination.ModifierValue.UP,
        KeyCombination.ModifierValue.DOWN);
  }

  private void choose(Optional<String> key) {
    waiting.set(false);
    chosen.accept(key);
  }
}
