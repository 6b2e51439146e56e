package io.understudy.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The users of one journey. Who has rested longest is next; a request for which there is no user
 * waits, and its waiting counts. Everything happens on the thread of the run.
 */
final class Crowd {
  private final String name;
  private final Journey journey;
  private final Tally tally;
  private final long timeout;
  private final boolean waits;
  private final List<Journey.Actor> all = new ArrayList<>();
  private final Deque<Journey.Actor> idle = new ArrayDeque<>();
  private final Deque<Long> waiting = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param name of the journey
   * @param timeout after so many nanoseconds a request without a user is given up
   * @param waits whether a request for which there is no user waits; if not, it is left out
   */
  Crowd(String name, Tally tally, long timeout, boolean waits) {
    this.name = name;
    this.journey = Journeys.get(name);
    this.tally = tally;
    this.timeout = timeout;
    this.waits = waits;
  }

  void add(Kit kit) {
    Journey.Actor actor = journey.actor(kit);
    all.add(actor);
    idle.add(actor);
  }

  List<Journey.Actor> all() {
    return all;
  }

  int busy() {
    return all.size() - idle.size();
  }

  int waiting() {
    return waiting.size();
  }

  /** The time of a request has come. */
  void arrive(long intended) {
    Journey.Actor actor = idle.poll();
    if (actor != null) {
      begin(actor, intended, false);
    } else if (waits) {
      waiting.add(intended);
    }
  }

  private void begin(Journey.Actor actor, long intended, boolean waited) {
    long now = System.nanoTime();
    tally.sent(waited ? now - intended : 0);
    actor.act(
        new Turn(
            (turn, cause, words, node) -> {
              if (!closed) {
                tally.ended(name, turn, cause, words, node, System.nanoTime());
                rest(actor);
              }
            },
            intended,
            now));
  }

  private void rest(Journey.Actor actor) {
    Long next = waiting.poll();
    if (next == null) {
      idle.add(actor);
    } else {
      begin(actor, next, true);
    }
  }

  /** Gives up what has waited too long. */
  void look(long now) {
    while (!waiting.isEmpty() && now - waiting.peek() > timeout) {
      tally.notSent(name, waiting.poll(), now);
    }
  }

  /** Nothing is begun any more; returns how many were under way or waiting. */
  int cut() {
    closed = true;
    int cut = busy() + waiting.size();
    waiting.clear();
    return cut;
  }
}
