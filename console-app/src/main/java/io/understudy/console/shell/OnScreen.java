package io.understudy.console.shell;

import io.understudy.console.bridge.FxThread;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/**
 * Waits until something can be seen. A pulse only hands its picture to the thread that draws, and
 * what that has drawn is brought to the screen by the FX thread, when it comes to it: who counts
 * pulses instead is a tenth of a second early with a first picture, and holds it back by whatever
 * he does then. FX thread only.
 */
public final class OnScreen {
  private OnScreen() {}

  /** Runs something once, as soon as the windows are on the screen as they are made now. */
  public static void then(Runnable action) {
    after(2, action);
  }

  /** The same for who is called by a pulse and means what that has laid out. */
  public static void laidOut(Runnable action) {
    after(1, action);
  }

  /** A pulse runs its timers before it lays out, so the first one here may know nothing yet. */
  private static void after(int pulses, Runnable action) {
    new AnimationTimer() {
      private int begun;

      @Override
      public void handle(long now) {
        if (++begun == pulses) {
          stop();
          awaitDrawing();
          FxThread.later(action);
        }
      }
    }.start();
  }

  /** Runs something once, as soon as that node is on the screen; it may not have a window yet. */
  public static void then(Node node, Runnable action) {
    once(
        node.sceneProperty()
            .flatMap(Scene::windowProperty)
            .flatMap(Window::showingProperty)
            .orElse(false),
        () -> then(action));
  }

  /** Runs something once, as soon as that is so, which it may be already. */
  static void once(ObservableValue<Boolean> so, Runnable action) {
    if (so.getValue()) {
      action.run();
      return;
    }
    so.addListener(
        new ChangeListener<>() {
          @Override
          public void changed(
              ObservableValue<? extends Boolean> value, Boolean before, Boolean now) {
            so.removeListener(this);
            action.run();
          }
        });
  }

  /** A picture of nothing takes its turn after the window's, which then waits for the screen. */
  private static void awaitDrawing() {
    new Region().snapshot(new SnapshotParameters(), new WritableImage(1, 1));
  }
}
