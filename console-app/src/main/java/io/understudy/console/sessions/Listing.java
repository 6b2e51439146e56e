package io.understudy.console.sessions;

import io.understudy.console.bridge.Engine;
import io.understudy.problem.ProblemException;
import io.understudy.store.Session;
import java.util.List;

/**
 * The sessions as they were read, or why they could not be.
 *
 * @param sessions the latest login first
 * @param problem what the store said; empty when all is well
 */
record Listing(List<Session> sessions, String problem) {
  static final Listing NONE = new Listing(List.of(), "");

  /** Copies the list. */
  Listing {
    sessions = List.copyOf(sessions);
  }

  /** A store that is out must not keep the rest of the picture from being renewed. */
  static Listing read(Engine engine) {
    try {
      return new Listing(engine.sessions(), "");
    } catch (ProblemException out) {
      return new Listing(List.of(), out.detail());
    }
  }
}
