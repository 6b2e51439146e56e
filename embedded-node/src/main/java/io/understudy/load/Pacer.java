package io.understudy.load;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Says when the time of each request has come, whatever becomes of those before. A thread of its
 * own waits for the time, because a selector waits in whole milliseconds; everything else happens
 * on the thread of the run.
 */
final class Pacer {
  /** Waking up costs as much as some requests, so above 5,000 a second a few come together. */
  private static final long SHORTEST_NAP = 200_000;

  /** So many in a row, and answers get their turn. */
  private static final int AT_ONCE = 64;

  private final LoadPlan plan;
  private final Executor loop;
  private final Arrivals arrivals;
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile long come;
  private volatile boolean stopped;

  /** Belongs to the thread of the run. */
  private final Schedule schedule;

  private long next;
  private long start;
  private Thread thread;

  /** Who is told, on the thread of the run. */
  interface Arrivals {
    /** The time of a request has come; {@code intended} is a {@code nanoTime}. */
    void arrive(long intended);

    /** That was the last one. */
    void over();
  }

  Pacer(LoadPlan plan, Executor loop, Arrivals arrivals) {
    this.plan = plan;
    this.loop = loop;
    this.arrivals = arrivals;
    this.schedule = new Schedule(plan);
  }

  /** Begins; on the thread of the run. */
  void start(long nanos) {
    start = nanos;
    thread = Thread.ofPlatform().daemon().name("understudy-load-pacer").start(this::run);
  }

  /** Nobody is told anything from now on; on the thread of the run. */
  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    Schedule times = new Schedule(plan);
    long index = 0;
    while (index < times.total() && !stopped) {
      long due = start + times.at(index);
      long now = System.nanoTime();
      if (due - now > 0) {
        LockSupport.parkNanos(Math.max(due - now, SHORTEST_NAP));
        continue;
      }
      index++;
      if (index == times.total() || start + times.at(index) - now > 0) {
        come = index;
        tell();
      }
    }
    sleepUntil(start + (long) (plan.seconds() * 1e9));
    if (!stopped) {
      execute(this::over);
    }
  }

  private void execute(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      stopped = true; // the run was stopped at this moment
    }
  }

  /** The last request comes before the last moment. */
  private void sleepUntil(long end) {
    for (long left = end - System.nanoTime();
        left > 0 && !stopped;
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void tell() {
    if (told.compareAndSet(false, true)) {
      execute(this::pass);
    }
  }

  private void pass() {
    told.set(false);
    for (int i = 0; i < AT_ONCE && next < come && !stopped; i++) {
      arrivals.arrive(start + schedule.at(next++));
    }
    if (next < come && !stopped) {
      tell();
    }
  }

  private void over() {
    if (next < come && !stopped) {
      execute(this::over);
    } else if (!stopped) {
      arrivals.over();
    }
  }
}
