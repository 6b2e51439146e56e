package io.understudy.chat;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other on borrowed threads, so that what they share needs no lock. It can
 * be stopped and goes on where it was. Has no thread while there is nothing to do.
 */
final class Mailbox implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final Executor threads;
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private boolean running;
  private boolean stopped;

  Mailbox(Executor threads) {
    this.threads = threads;
  }

  @Override
  public synchronized void execute(Runnable task) {
    tasks.add(task);
    begin();
  }

  /** Nothing runs any more, except what runs already. */
  synchronized void stop() {
    stopped = true;
  }

  /** Goes on after {@link #stop}. */
  synchronized void goOn() {
    stopped = false;
    begin();
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Forgets what has not run. */
  synchronized void clear() {
    tasks.clear();
  }

  private void begin() {
    if (!running && !stopped && !tasks.isEmpty()) {
      running = true;
      try {
        threads.execute(this::run);
      } catch (RejectedExecutionException e) {
        running = false; // the threads have ended, and so has everything else
      }
    }
  }

  private void run() {
    for (Runnable task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.warn("A task of the chat has failed", e);
      }
    }
  }

  private synchronized Runnable next() {
    Runnable task = stopped ? null : tasks.poll();
    running = task != null;
    return task;
  }
}
