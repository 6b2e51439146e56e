package io.understudy.console.cards;

import io.understudy.console.cards.CrowdModel.Hold;
import java.util.function.Consumer;
import javafx.scene.Node;

/** Tells how still the list has to stand: somebody may be about to press what is in it. */
final class Standstill {
  private Standstill() {}

  /** Watches the pointer and the keyboard in that part of the window. */
  static void watch(Node body, Consumer<Hold> told) {
    Runnable tell = () -> told.accept(hold(body.isHover(), body.isFocusWithin()));
    body.hoverProperty().addListener(change -> tell.run());
    body.focusWithinProperty().addListener(change -> tell.run());
  }

  private static Hold hold(boolean pointer, boolean keyboard) {
    if (pointer) {
      return Hold.PLACES;
    }
    return keyboard ? Hold.ORDER : Hold.FREE;
  }
}
