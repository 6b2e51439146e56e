package io.understudy.console.shell;

import java.util.function.Supplier;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Keeps a place in the window for something that comes right after the first frame, as an empty
 * panel: the sooner there is a window, the better. FX thread only.
 */
final class Slot extends StackPane {
  private final Supplier<Region> content;

  /** An empty slot for what that makes. */
  Slot(Supplier<Region> content) {
    this.content = content;
    getStyleClass().addAll("panel", "slot");
    setMinSize(0, 0);
  }

  /** Puts in what it is for; doing it twice is harmless. */
  void fill() {
    if (getChildren().isEmpty()) {
      getStyleClass().removeAll("panel", "slot");
      getChildren().add(content.get());
    }
  }
}
