package io.understudy.console.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.web.WebView;

/**
 * Runs commands by their keys. Whoever takes text himself keeps the characters; combinations with
 * Ctrl work everywhere.
 */
final class Keys {
  private Keys() {}

  static void install(Scene scene, Commands commands) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        pressed -> {
          if (hasModifier(pressed)) {
            run(commands.ofCombination(pressed), pressed);
          }
        });
    scene.addEventFilter(KeyEvent.ANY, key -> spareButton(scene.getFocusOwner(), key));
    scene.addEventFilter(
        KeyEvent.KEY_TYPED,
        typed -> {
          if (!hasModifier(typed) && !takesKey(scene.getFocusOwner(), typed.getCharacter())) {
            run(commands.ofKey(typed.getCharacter()), typed);
          }
        });
  }

  private static void run(Optional<Command> found, KeyEvent event) {
    found.ifPresent(command -> {
      event.consume();
      command.run();
    });
  }

  private static boolean hasModifier(KeyEvent event) {
    return event.isControlDown() || event.isAltDown() || event.isMetaDown();
  }

  /**
   * A button that was clicked, or has the focus from the start, is not pressed by the space bar.
   */
  private static void spareButton(Node focused, KeyEvent key) {
    if (key.getCode() == KeyCode.SPACE
        && !hasModifier(key)
        && focused instanceof ButtonBase
        && !focused.isFocusVisible()) {
      key.consume();
    }
  }

  /**
   * A page and a field take every key; a button that was reached by keys takes the space bar, which
   * presses it.
   */
  static boolean takesKey(Node focused, String character) {
    for (Node node = focused; node != null; node = node.getParent()) {
      if (node instanceof TextInputControl || node instanceof WebView) {
        return true;
      }
    }
    return focused instanceof ButtonBase && focused.isFocusVisible() && character.equals(" ");
  }
}
