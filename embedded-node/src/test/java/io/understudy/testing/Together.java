package io.understudy.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Several threads at once, of which none may fail. */
public final class Together {
  private Together() {}

  /**
   * Runs them and waits for all.
   *
   * @param limit how long it may take; who runs longer is interrupted
   * @param workers how many
   * @param work what each does, by its number from 0 on
   * @return what they return, in that order
   * @throws Exception if one fails or takes too long
   */
  public static <T> List<T> run(Duration limit, int workers, IntFunction<Callable<T>> work)
      throws Exception {
    List<Callable<T>> all = IntStream.range(0, workers).mapToObj(work).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      List<T> results = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(all, limit.toMillis(), TimeUnit.MILLISECONDS)) {
        results.add(one.get());
      }
      return results;
    }
  }
}
