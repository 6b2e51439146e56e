package io.understudy.console;

import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Tells, for the benchmark, when the first frame was drawn: one line on standard error, counted
 * from the moment that the environment variable {@code UNDERSTUDY_TIMING} names, in milliseconds
 * since 1970. Whoever starts the process knows that moment best: on Linux the start time of a
 * process can be wrong by a second.
 */
final class FrameTiming {
  private static final String VARIABLE = "UNDERSTUDY_TIMING";

  private final Scene scene;
  private final long start;
  private final Runnable listener = this::pulse;
  private int pulses;

  private FrameTiming(Scene scene, long start) {
    this.scene = scene;
    this.start = start;
  }

  /** Watches a scene that is about to be shown; FX thread only. */
  static void report(Scene scene) {
    String start = System.getenv(VARIABLE);
    if (start != null && start.matches("\\d{1,15}")) {
      FrameTiming timing = new FrameTiming(scene, Long.parseLong(start));
      scene.addPostLayoutPulseListener(timing.listener);
    }
  }

  /** The second pulse begins when the frame of the first one was handed to the screen. */
  private void pulse() {
    pulses++;
    if (pulses == 2) {
      scene.removePostLayoutPulseListener(listener);
      System.err.printf("first frame after %d ms%n", System.currentTimeMillis() - start);
    } else {
      // Without a change in the picture there would be no second pulse.
      Platform.requestNextPulse();
    }
  }
}
