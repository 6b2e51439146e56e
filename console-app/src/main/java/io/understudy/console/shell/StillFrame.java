package io.understudy.console.shell;

import io.understudy.console.bridge.Bridge;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** A frame around the window while what it shows stands still: paused, or the past. */
final class StillFrame extends Region {
  private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

  StillFrame(Bridge bridge) {
    getStyleClass().add("still-frame");
    setId("still-frame");
    setMouseTransparent(true);
    visibleProperty().bind(bridge.still());
    bridge.past().subscribe(past -> pseudoClassStateChanged(PAST, past != null));
  }
}
