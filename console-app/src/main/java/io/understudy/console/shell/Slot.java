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

  private Slot(Supplier<Region> content) {
    this.content = content;
    getStyleClass().addAll("panel", "slot");
    setMinSize(0, 0);
  }

  /** A slot that is empty until its window has drawn its first frame. */
  static Slot first(Supplier<Region> content) {
    Slot slot = new Slot(content);
    FirstFrame.then(slot, slot::fill);
    return slot;
  }

  /** A slot that is empty until the first ones have been filled, for what takes longer to make. */
  static Slot second(Supplier<Region> content) {
    Slot slot = new Slot(content);
    FirstFrame.second(slot, slot::fill);
    return slot;
  }

  private void fill() {
    if (getChildren().isEmpty()) {
      getStyleClass().removeAll("panel", "slot");
      getChildren().add(content.get());
    }
  }
}
