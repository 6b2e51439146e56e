package io.understudy.console;

import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Tells, for the benchmark, when the first frame was drawn and when the first one with a live node
 * was: a line each on standard error, counted from the moment that the environment variable {@code
 * UNDERSTUDY_TIMING} names, in milliseconds since 1970. Whoever starts the process knows that
 * moment best: on Linux the start time of a process can be wrong by a second.
 */
final class FrameTiming {
  private static final String VARIABLE = "UNDERSTUDY_TIMING";

  private static final String NODES = "live nodes";

  /** What a card has whose node is up; a start of the benchmark shows cards. */
  private static final String NODE = ".card .up";

  private final Scene scene;
  private final long start;
  private final Runnable listener = this::pulse;
  private String drawing = "first frame";
  private boolean drawn;

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

  /** What one pulse has laid out was handed to the screen when the next one begins. */
  private void pulse() {
    if (drawn) {
      System.err.printf("%s after %d ms%n", drawing, System.currentTimeMillis() - start);
      if (drawing.equals(NODES)) {
        scene.removePostLayoutPulseListener(listener);
        return;
      }
      drawing = NODES;
    }
    drawn = !drawing.equals(NODES) || scene.getRoot().lookup(NODE) != null;
    // Without a change in the picture there would be no next pulse.
    Platform.requestNextPulse();
  }
}
