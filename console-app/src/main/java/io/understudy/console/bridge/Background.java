package io.understudy.console.bridge;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Work that may block, away from the FX thread, with its outcome brought back to it. In tests both
 * executors run on the calling thread.
 */
public final class Background {
  private final Executor workers;
  private final Executor screen;

  /** Virtual threads, and the FX thread for the outcome. */
  public Background() {
    this(task -> Thread.ofVirtual().name("console-call").start(task), FxThread.executor());
  }

  /**
   * The same on executors of the caller's choice.
   *
   * @param workers runs the work
   * @param screen runs what follows it
   */
  public Background(Executor workers, Executor screen) {
    this.workers = workers;
    this.screen = screen;
  }

  /**
   * Runs work and then exactly one of the two consumers on the FX thread.
   *
   * @param work may block
   * @param done gets the result, which may be null
   * @param failed gets what went wrong, never wrapped in a {@link CompletionException}
   */
  public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    workers.execute(() -> screen.execute(outcome(work, done, failed)));
  }

  private static <T> Runnable outcome(
      Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    try {
      T result = work.call();
      return () -> done.accept(result);
    } catch (CompletionException e) {
      Exception problem = e.getCause() instanceof Exception cause ? cause : e;
      return () -> failed.accept(problem);
    } catch (Exception e) {
      return () -> failed.accept(e);
    }
  }
}
