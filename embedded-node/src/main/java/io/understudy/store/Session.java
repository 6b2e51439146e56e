package io.understudy.store;

import java.time.Instant;

/**
 * Somebody is signed in. Immutable, and free of secrets: the id names the session, it does not
 * prove anything.
 *
 * @param id the public name of the session, the part of the cookie before the dot
 * @param user who is signed in
 * @param loginAt since when
 * @param lastSeen when a node last served it, within a second
 * @param lastNode which node that was
 */
public record Session(String id, String user, Instant loginAt, Instant lastSeen, String lastNode) {

  /**
   * A session that was just made, with the only copy of its secret.
   *
   * @param session the session
   * @param cookie the value of the browser's cookie, {@code id.secret}; never log it
   */
  public record Issued(Session session, String cookie) {
    @Override
    public String toString() {
      return "Issued[" + session + "]";
    }
  }
}
