package io.understudy.chat;

import io.understudy.store.Session;
import java.util.Optional;

/**
 * Who wants to talk.
 *
 * @param session of the user, proved by the cookie
 * @param resume what the client has already; empty for one that begins
 */
public record Guest(Session session, Optional<Resume> resume) {
  /** The user. */
  String login() {
    return session.user();
  }
}
