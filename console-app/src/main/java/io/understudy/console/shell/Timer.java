package io.understudy.console.shell;

import java.time.Duration;
import javafx.animation.PauseTransition;

/** Lets time pass on the FX thread; injected, so that tests need not wait. */
@FunctionalInterface
public interface Timer {
  /**
   * Runs a task later.
   *
   * @param delay how much later
   * @param task runs on the FX thread
   * @return cancels the task, if it has not run yet
   */
  Runnable after(Duration delay, Runnable task);

  /** The toolkit's own timer. */
  static Timer ofToolkit() {
    return (delay, task) -> {
      var length = javafx.util.Duration.millis((double) delay.toMillis());
      PauseTransition pause = new PauseTransition(length);
      pause.setOnFinished(finished -> task.run());
      pause.play();
      return pause::stop;
    };
  }
}
