package io.understudy.rpc.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Which servers have failed lately, and for how long they are passed over: half a second, twice as
 * long after each further failure, eight seconds at most. A server that has answered, or was
 * restarted, is forgiven. Safe for any number of threads.
 */
final class Ejections {
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int MOST_DOUBLINGS = 4;
  private static final int MANY = 1_000;

  private final LongSupplier nanoTime;
  private final Map<Instance, Out> out = new ConcurrentHashMap<>();

  private record Out(int failures, long untilNanos) {}

  Ejections(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void failed(Instance server) {
    if (out.size() > MANY) {
      out.clear();
    }
    out.compute(
        server,
        (_, before) -> {
          int failures = before == null ? 1 : before.failures() + 1;
          long time = FIRST_NANOS << Math.min(failures - 1, MOST_DOUBLINGS);
          return new Out(failures, nanoTime.getAsLong() + time);
        });
  }

  void answered(Instance server) {
    if (!out.isEmpty()) {
      out.remove(server);
    }
  }

  boolean isOut(Instance server) {
    Out one = out.isEmpty() ? null : out.get(server);
    return one != null && nanoTime.getAsLong() - one.untilNanos() < 0;
  }
}
