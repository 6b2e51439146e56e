package io.understudy.cluster;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.Session;
import io.understudy.store.Store;
import java.util.List;

/**
 * Who is signed in. Its methods read and write the store, so they may block; safe for any thread.
 */
public final class Sessions {
  private final Store store;
  private final Journal journal;

  Sessions(Store store, Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  /** All of them, the latest login first. */
  public List<Session> list() {
    return store.sessions().list();
  }

  /**
   * Ends a session on every node at once.
   *
   * @param id its id; a whole cookie is taken too
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}
   */
  public void end(String id) {
    int dot = id.indexOf('.');
    String publicId = dot < 0 ? id : id.substring(0, dot);
    Session session =
        store
            .sessions()
            .get(publicId)
            .orElseThrow(() ->
                new ProblemException(
                    ProblemKind.NOT_FOUND, "There is no session \"" + publicId + "\""));
    // First the reason, then the deed: whoever finds himself signed out finds the reason too.
    journal.append(
        EventType.SESSION_ENDED,
        publicId,
        "the session of %s was ended by the operator".formatted(session.user()));
    store.sessions().end(publicId);
  }
}
