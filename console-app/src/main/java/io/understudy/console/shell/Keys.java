package io.understudy.console.shell;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.web.WebView;

/**
 * Runs commands by typed characters, which are the same on every keyboard layout. Whoever takes
 * text himself keeps his keys.
 */
final class Keys {
  private Keys() {}

  static void install(Scene scene, Commands commands) {
    scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene, commands, event));
  }

  private static void typed(Scene scene, Commands commands, KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    if (takesKey(scene.getFocusOwner(), event.getCharacter())) {
      return;
    }
    commands
        .ofKey(event.getCharacter())
        .ifPresent(
            command -> {
              event.consume();
              command.run();
            });
  }

  /** A page and a field take every key; a button takes the space bar, which presses it. */
  static boolean takesKey(Node focused, String character) {
    for (Node node = focused; node != null; node = node.getParent()) {
      if (node instanceof TextInputControl || node instanceof WebView) {
        return true;
      }
    }
    return focused instanceof ButtonBase && character.equals(" ");
  }
}
