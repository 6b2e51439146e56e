package io.understudy.load;

/**
 * What users of one kind do. To add one: write its file, register it in {@link Journeys}. A journey
 * knows sockets only, and what a user may expect.
 */
interface Journey {
  /** Whether its users sign in, each with an account of his own. */
  boolean signsIn();

  /** A user who has done nothing yet. */
  Actor actor(Kit kit);

  /** One user. Does one thing at a time, always on the one thread of the run. */
  interface Actor {
    /** Gets ready before the plan begins; the turn is told once when that worked or failed. */
    default void prepare(Turn turn) {
      turn.ok("");
    }

    /** Does the next thing: one request, whose turn is told once what became of it. */
    void act(Turn turn);

    /** Takes leave; the turn is told once when that is over. */
    default void end(Turn turn) {
      turn.ok("");
    }

    /** Lets go of connections of its own, whatever is under way on them. */
    default void close() {}
  }
}
