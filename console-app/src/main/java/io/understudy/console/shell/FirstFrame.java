package io.understudy.console.shell;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.stage.Window;

/** Waits until the window of a node has drawn its first frames. */
public final class FirstFrame {
  /** A pulse draws after its timers ran, and drawing is done on another thread: leave it time. */
  private static final int PULSES = 4;

  private FirstFrame() {}

  /** Runs something once, on the FX thread, as soon as the node's window is on the screen. */
  public static void then(Node node, Runnable action) {
    after(PULSES, node, action);
  }

  /** The same a moment later: when what came as soon as the window was there has been drawn. */
  static void second(Node node, Runnable action) {
    after(2 * PULSES, node, action);
  }

  private static void after(int pulses, Node node, Runnable action) {
    AnimationTimer timer =
        new AnimationTimer() {
          private int seen;

          @Override
          public void handle(long now) {
            if (++seen == pulses) {
              stop();
              action.run();
            }
          }
        };
    node.sceneProperty()
        .flatMap(scene -> scene.windowProperty())
        .flatMap(Window::showingProperty)
        .orElse(false)
        .subscribe(showing -> {
          if (showing) {
            timer.start();
          }
        });
  }
}
