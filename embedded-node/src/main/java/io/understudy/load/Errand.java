package io.understudy.load;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What every user does once outside of the plan, only a few of them at the same time: to sign in is
 * dear. Everything happens on the thread of the run.
 */
final class Errand {
  private static final int AT_ONCE = 4;

  private final Deque<Journey.Actor> left;
  private final BiConsumer<Journey.Actor, Turn> deed;
  private final Consumer<String> failure;
  private final Runnable done;
  private int running;
  private boolean over;

  /**
   * @param deed what each does
   * @param failure told in words of each that failed
   * @param done run once at the end
   */
  Errand(
      Collection<Journey.Actor> users,
      BiConsumer<Journey.Actor, Turn> deed,
      Consumer<String> failure,
      Runnable done) {
    this.left = new ArrayDeque<>(users);
    this.deed = deed;
    this.failure = failure;
    this.done = done;
  }

  void start() {
    for (int i = 0; i < AT_ONCE && !left.isEmpty(); i++) {
      next();
    }
    endIfOver();
  }

  private void next() {
    running++;
    long now = System.nanoTime();
    deed.accept(left.remove(), new Turn(this::ended, now, now));
  }

  private void ended(Turn turn, String cause, String words, String node) {
    running--;
    if (cause != null) {
      failure.accept(words);
    }
    if (!left.isEmpty()) {
      next();
    }
    endIfOver();
  }

  private void endIfOver() {
    if (running == 0 && left.isEmpty() && !over) {
      over = true;
      done.run();
    }
  }
}
