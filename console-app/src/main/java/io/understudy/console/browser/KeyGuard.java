package io.understudy.console.browser;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keeps what somebody types in one place from being read as a command of the window. */
final class KeyGuard {
  private KeyGuard() {}

  /**
   * Ends the way of plain keys at this node, after it had them itself. Keys that move the focus,
   * function keys, and keys with Ctrl, Alt or Meta go on.
   */
  static void keepPlainKeys(Node node) {
    node.addEventHandler(
        KeyEvent.ANY,
        key -> {
          boolean plain = !key.isControlDown() && !key.isAltDown() && !key.isMetaDown();
          if (plain && !movesOn(key.getCode())) {
            key.consume();
          }
        });
  }

  private static boolean movesOn(KeyCode code) {
    return code == KeyCode.TAB || code == KeyCode.ESCAPE || code.isFunctionKey();
  }
}
