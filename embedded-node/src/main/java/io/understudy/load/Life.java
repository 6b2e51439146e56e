package io.understudy.load;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** In which state a run is, since when and why. A state is never left for an earlier one. */
final class Life {
  private final InstantSource clock;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private Moment now = new Moment(LoadState.PREPARING, "it has just begun", null, null);
  private boolean leaving;

  /**
   * How it is at one moment.
   *
   * @param startedAt when the plan began, null before that
   * @param endedAt when everything was over, null before that
   */
  record Moment(LoadState state, String reason, Instant startedAt, Instant endedAt) {}

  Life(InstantSource clock) {
    this.clock = clock;
  }

  synchronized Moment moment() {
    return now;
  }

  LoadState state() {
    return moment().state();
  }

  /** Goes on to a state; false if it is too late for that. */
  synchronized boolean to(LoadState state, String reason) {
    if (now.state().isOver() || state.compareTo(now.state()) < 0) {
      return false;
    }
    now =
        new Moment(
            state,
            reason,
            state == LoadState.RUNNING ? clock.instant() : now.startedAt(),
            state.isOver() ? clock.instant() : null);
    return true;
  }

  /** The users take leave; true the first time. */
  synchronized boolean leave() {
    boolean first = !leaving;
    leaving = true;
    return first;
  }

  /** Nothing more happens. */
  void over() {
    done.complete(null);
  }

  /** Done when nothing more happens. */
  CompletableFuture<Void> done() {
    return done.copy();
  }
}
