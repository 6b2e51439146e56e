package io.understudy.console;

import java.time.Duration;
import java.time.Instant;
import javafx.scene.Scene;

/**
 * Tells, for the benchmark, how long it took from the start of the process to the first frame: one
 * line on standard error when the environment has {@code UNDERSTUDY_TIMING=1}.
 */
final class FirstFrame {
  private static final String VARIABLE = "UNDERSTUDY_TIMING";

  private final Scene scene;
  private final Runnable listener = this::pulse;
  private int pulses;

  private FirstFrame(Scene scene) {
    this.scene = scene;
  }

  /** Watches a scene that is about to be shown; FX thread only. */
  static void report(Scene scene) {
    if ("1".equals(System.getenv(VARIABLE))) {
      FirstFrame watch = new FirstFrame(scene);
      scene.addPostLayoutPulseListener(watch.listener);
    }
  }

  /** The second pulse begins when the frame of the first one was handed to the screen. */
  private void pulse() {
    pulses++;
    if (pulses == 2) {
      scene.removePostLayoutPulseListener(listener);
      ProcessHandle.current()
          .info()
          .startInstant()
          .ifPresent(
              start ->
                  System.err.printf(
                      "first frame after %d ms%n",
                      Duration.between(start, Instant.now()).toMillis()));
    } else {
      // Nothing may have changed since, and without a change there is no second pulse.
      javafx.application.Platform.requestNextPulse();
    }
  }
}
