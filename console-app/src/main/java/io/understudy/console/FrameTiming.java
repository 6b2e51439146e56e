package io.understudy.console;

import io.understudy.console.shell.OnScreen;
import javafx.scene.Scene;

/**
 * Tells, for the benchmark, when the window was on the screen, when its controls were, and when the
 * first live node was: a line each on standard error, counted from the moment that the environment
 * variable {@code UNDERSTUDY_TIMING} names, in milliseconds since 1970. Whoever starts the process
 * knows that moment best: on Linux the start time of a process can be wrong by a second.
 */
final class FrameTiming {
  private static final String VARIABLE = "UNDERSTUDY_TIMING";

  /** What a card has whose node is up; a start of the benchmark shows cards. */
  private static final String NODE = ".card .up";

  private final Scene scene;
  private final long start;
  private final Runnable listener = this::look;

  private FrameTiming(Scene scene, long start) {
    this.scene = scene;
    this.start = start;
  }

  /** Watches a scene that is about to be shown, and then gets its controls; FX thread only. */
  static void report(Scene scene) {
    String start = System.getenv(VARIABLE);
    if (start != null && start.matches("\\d{1,15}")) {
      FrameTiming timing = new FrameTiming(scene, Long.parseLong(start));
      OnScreen.then(() -> timing.tell("window"));
      scene
          .rootProperty()
          .subscribe((outline, all) -> OnScreen.then(() -> timing.tell("controls")));
      scene.addPostLayoutPulseListener(timing.listener);
    }
  }

  private void look() {
    if (scene.getRoot().lookup(NODE) != null) {
      scene.removePostLayoutPulseListener(listener);
      OnScreen.laidOut(() -> tell("live nodes"));
    }
  }

  private void tell(String what) {
    System.err.printf("%s after %d ms%n", what, System.currentTimeMillis() - start);
  }
}
