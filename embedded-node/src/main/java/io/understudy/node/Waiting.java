package io.understudy.node;

import io.understudy.fault.Fault;
import io.understudy.fault.NodeFaults;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The requests that a fault keeps waiting. None of them has a thread. They go on when their time is
 * over or their fault is removed, and are dropped when the node ends.
 */
final class Waiting {
  /** How often it looks for clients that have gone away. */
  private static final Duration SWEEP = Duration.ofMillis(500);

  private final NodeFaults faults;
  private final ScheduledExecutorService timer;
  private final Executor executor;
  private final Set<Held> held = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private volatile boolean ended;

  /**
   * Nobody waits.
   *
   * @param faults those of the node
   * @param timer ends delays
   * @param executor runs what goes on
   */
  Waiting(NodeFaults faults, ScheduledExecutorService timer, Executor executor) {
    this.faults = faults;
    this.timer = timer;
    this.executor = executor;
  }

  private final class Held {
    private final Fault by;
    private final Waiter call;
    private final Runnable onward;
    private volatile Future<?> end;

    Held(Fault by, Waiter call, Runnable onward) {
      this.by = by;
      this.call = call;
      this.onward = onward;
    }

    void goOn() {
      if (leave()) {
        executor.execute(onward);
      }
    }

    void drop() {
      if (leave()) {
        executor.execute(call::hangUp);
      }
    }

    private boolean leave() {
      boolean first = held.remove(this);
      Future<?> running = end;
      if (first && running != null) {
        running.cancel(false);
      }
      return first;
    }
  }

  /** Until the fault is removed. */
  void hold(Fault by, Waiter call, Runnable onward) {
    enter(new Held(by, call, onward));
  }

  /** For a time, or until the fault is removed. */
  void delay(Fault by, Waiter call, long millis, Runnable onward) {
    Held one = new Held(by, call, onward);
    one.end = timer.schedule(one::goOn, millis, TimeUnit.MILLISECONDS);
    enter(one);
  }

  private void enter(Held one) {
    held.add(one);
    // Whoever removed the fault or ended the node a moment ago did not see this one.
    if (ended) {
      one.drop();
    } else if (!faults.has(one.by)) {
      one.goOn();
    } else if (sweeping.compareAndSet(false, true)) {
      sweepLater();
    }
  }

  /** Lets everything go on that this fault keeps. */
  void release(Fault by) {
    held.stream().filter(one -> one.by.equals(by)).forEach(Held::goOn);
  }

  /** The node has ended: nothing goes on any more. */
  void end() {
    ended = true;
    held.forEach(Held::drop);
  }

  /** How many wait. */
  int size() {
    return held.size();
  }

  private void sweepLater() {
    var _ = timer.schedule(this::sweep, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Lets go of questions whose client has given up, such as the health checks of a node that hangs
   * for hours. What would change something is carried out late, as a process that was stopped
   * would.
   */
  private void sweep() {
    held.stream().filter(one -> one.call.isAbandoned()).forEach(Held::drop);
    sweeping.set(false);
    if (!held.isEmpty() && !ended && sweeping.compareAndSet(false, true)) {
      sweepLater();
    }
  }
}
