package io.understudy.store;

import io.understudy.problem.Guarded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells followers how many rows there are, soon after every commit of whichever node, but not more
 * often than {@link #PACE}. One thread for all of them. Safe for any number of threads.
 */
final class MegaFeed {
  /** The shortest time between two messages: faster than anybody can read a number. */
  static final Duration PACE = Duration.ofMillis(100);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Follower> followers = new ArrayList<>();
  private MegaTail tail = new MegaTail(0, 0);
  private Thread thread;

  private static final class Follower {
    private final Supplier<Optional<String>> fence;
    private final Consumer<MegaTail> told;
    private MegaTail last;

    Follower(Supplier<Optional<String>> fence, Consumer<MegaTail> told, MegaTail last) {
      this.fence = fence;
      this.told = told;
      this.last = last;
    }
  }

  MegaTail tail() {
    lock.lock();
    try {
      return tail;
    } finally {
      lock.unlock();
    }
  }

  /** The store was opened, or opened again. */
  void set(MegaTail now) {
    lock.lock();
    try {
      tail = now;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells what is new from now on, until the returned action is run.
   *
   * @param fence why the follower cannot reach the store, if it cannot; it is told later
   * @param told must return at once
   */
  Runnable follow(Supplier<Optional<String>> fence, Consumer<MegaTail> told) {
    lock.lock();
    try {
      Follower follower = new Follower(fence, told, tail);
      followers.add(follower);
      if (thread == null) {
        thread = Thread.ofVirtual().name("mega-feed").start(this::run);
      }
      return () -> leave(follower);
    } finally {
      lock.unlock();
    }
  }

  int followers() {
    lock.lock();
    try {
      return followers.size();
    } finally {
      lock.unlock();
    }
  }

  private void leave(Follower follower) {
    lock.lock();
    try {
      followers.remove(follower);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (List<Runnable> news = next(); !news.isEmpty(); news = next()) {
        news.forEach(told -> Guarded.task(told).run());
        Thread.sleep(PACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for news; empty when nobody follows any more, and then the thread ends. */
  private List<Runnable> next() throws InterruptedException {
    lock.lock();
    try {
      while (!followers.isEmpty()) {
        List<Follower> behind = followers.stream().filter(f -> !f.last.equals(tail)).toList();
        List<Follower> open = behind.stream().filter(f -> f.fence.get().isEmpty()).toList();
        if (!open.isEmpty()) {
          MegaTail now = tail;
          open.forEach(follower -> follower.last = now);
          return open.stream().<Runnable>map(follower -> () -> follower.told.accept(now)).toList();
        }
        if (behind.isEmpty()) {
          changed.await();
        } else {
          // Whoever is cut off from the store is asked again soon.
          changed.awaitNanos(PACE.toNanos());
        }
      }
      thread = null;
      return List.of();
    } finally {
      lock.unlock();
    }
  }
}
