package io.understudy.console.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * A panel over the right side of the window, so that the cluster is in sight beside it. Escape, its
 * key and its cross close it, and the focus goes back to where it was. FX thread only.
 */
final class Drawer extends StackPane {
  private final Button close;
  private Node before;

  /**
   * A closed drawer.
   *
   * @param desk the workspace
   * @param titleKey the key of its title
   * @param content what it shows
   */
  Drawer(Workspace desk, String titleKey, Region content) {
    close = Controls.iconButton(Feather.X, desk.texts().text("drawer.close"), this::close);
    Panel panel = new Panel(desk.texts().text(titleKey), content, close);
    panel.getStyleClass().add("drawer");
    getChildren().add(panel);
    StackPane.setAlignment(this, Pos.CENTER_RIGHT);
    setMaxWidth(Region.USE_PREF_SIZE);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        pressed -> {
          if (pressed.getCode() == KeyCode.ESCAPE) {
            close();
            pressed.consume();
          }
        });
  }

  void toggle() {
    if (isVisible()) {
      close();
    } else {
      before = getScene().getFocusOwner();
      setVisible(true);
      close.requestFocus();
    }
  }

  private void close() {
    setVisible(false);
    if (before != null) {
      before.requestFocus();
    }
  }
}
