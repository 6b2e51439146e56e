package io.understudy.cluster;

import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import io.understudy.problem.Guarded;
import io.understudy.supervisor.Decision;
import io.understudy.supervisor.Ending;
import io.understudy.supervisor.Restarts;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Carries out what {@link Restarts} decide: the steps of a node's life and the wait. */
final class Restarter {
  private final Supplier<Restarts> newcomers;
  private final ScheduledExecutorService timer;
  private final InstantSource clock;
  private volatile boolean closed;

  /**
   * Nobody waits for a restart yet.
   *
   * @param newcomers makes what decides about a node that joins
   * @param timer waits for the restarts
   * @param clock tells when they are to come
   */
  Restarter(Supplier<Restarts> newcomers, ScheduledExecutorService timer, InstantSource clock) {
    this.newcomers = newcomers;
    this.timer = timer;
    this.clock = clock;
  }

  /** What decides about a node that joins. */
  Restarts newcomer() {
    return newcomers.get();
  }

  /**
   * A node has ended and is CRASHED or DOWN; its command lock is held.
   *
   * @param start starts it, under its command lock, after the step to STARTING
   */
  void ended(Member member, Ending how, Consumer<Member> start) {
    if (closed) {
      return;
    }
    NodeState from = member.life().stage().state();
    switch (member.restarts().ended(how, member.life().stage().reason())) {
      case Decision.Stay() -> {}
      case Decision.GiveUp(String reason) ->
          member.life().step(from, NodeState.GAVE_UP, EventType.NODE_GAVE_UP, reason);
      case Decision.Retry retry -> {
        PendingRestart pending =
            new PendingRestart(clock.instant().plus(retry.delay()), retry.why());
        member.pending(pending);
        member.life().step(from, NodeState.BACKOFF, EventType.NODE_BACKOFF, retry.words());
        Runnable restart = Guarded.task(() -> restart(member, pending, start));
        // A start may take its time, and the timer has few threads, which others need.
        var _ =
            timer.schedule(
                () -> Thread.startVirtualThread(restart),
                retry.delay().toMillis(),
                TimeUnit.MILLISECONDS);
      }
    }
  }

  /** Does nothing if the restart was called off in the meantime, in whatever way. */
  private void restart(Member member, PendingRestart pending, Consumer<Member> start) {
    member.command.lock();
    try {
      if (!closed
          && member.pending() == pending
          && member
              .life()
              .step(
                  NodeState.BACKOFF,
                  NodeState.STARTING,
                  EventType.NODE_RESTARTED,
                  "restarted, " + pending.why())) {
        member.pending(null);
        member.restarts().restarted();
        start.accept(member);
      }
    } finally {
      member.command.unlock();
    }
  }

  /** Nothing is started from now on. */
  void close() {
    closed = true;
  }
}
