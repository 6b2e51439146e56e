package io.understudy.console.shell;

import io.understudy.console.bridge.Bridge;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Keeps a place in the window, as an empty panel, for something that has nothing to show before
 * there is a cluster: it is made when the first picture of that is on the screen, which comes the
 * sooner for it. FX thread only.
 */
final class Slot extends StackPane {
  private final Supplier<Region> content;

  /** A slot that is empty until the bridge has a picture, and that can be seen. */
  Slot(Bridge bridge, Supplier<Region> content) {
    this.content = content;
    getStyleClass().addAll("panel", "slot");
    setMinSize(0, 0);
    OnScreen.once(
        bridge.snapshot().map(picture -> true).orElse(false),
        () -> OnScreen.then(this, this::fill));
  }

  private void fill() {
    getStyleClass().removeAll("panel", "slot");
    getChildren().add(content.get());
  }
}
