package io.understudy.console.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * A panel over the right side of the window, so that the cluster is in sight beside it; it shows
 * one place at a time. Escape, the place's key and the cross close it, and the focus goes back to
 * where it was. FX thread only.
 */
final class Drawer extends StackPane {
  private final Button close;
  private final StackPane room = new StackPane();
  private final ObjectProperty<String> title = new SimpleObjectProperty<>("drawer.close");
  private Node before;

  /** A closed drawer. */
  Drawer(Workspace desk) {
    close = Controls.iconButton(Feather.X, desk.texts().text("drawer.close"), this::close);
    Panel panel = new Panel(title.flatMap(key -> desk.texts().text(key)), room, close);
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

  /** Shows that place, or closes if it shows already. */
  void toggle(String titleKey, Region place) {
    boolean shows = isVisible() && room.getChildren().contains(place);
    if (shows) {
      close();
    } else {
      show(titleKey, place);
    }
  }

  /** Shows that place, also if it shows already. */
  void show(String titleKey, Region place) {
    if (!isVisible() && getScene() != null) {
      before = getScene().getFocusOwner();
    }
    title.set(titleKey);
    room.getChildren().setAll(place);
    setVisible(true);
    close.requestFocus();
  }

  private void close() {
    setVisible(false);
    if (before != null) {
      before.requestFocus();
    }
  }
}
