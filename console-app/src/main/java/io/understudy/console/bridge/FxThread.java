package io.understudy.console.bridge;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The only caller of {@code Platform.runLater}. */
public final class FxThread {
  private FxThread() {}

  /** Runs a task on the FX thread, behind everything that waits for it already. */
  public static void later(Runnable task) {
    Platform.runLater(task);
  }

  /** Runs a task on the FX thread, at once when the caller is on it already. */
  static Executor executor() {
    return task -> {
      if (Platform.isFxApplicationThread()) {
        task.run();
      } else {
        later(task);
      }
    };
  }
}
