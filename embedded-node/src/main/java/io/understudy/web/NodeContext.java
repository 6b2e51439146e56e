package io.understudy.web;

import io.understudy.chat.ChatRoom;
import io.understudy.http.EventStreams;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.store.Store;
import java.time.InstantSource;

/**
 * What the resources of one node may use.
 *
 * @param node the name of the node
 * @param zone the DNS zone of the cluster, in lower case
 * @param store the shared store
 * @param journal where logins and logouts are recorded
 * @param clock the time
 * @param streams the event streams of this node
 * @param chat the users of its chat
 * @param vitals how the node is
 */
public record NodeContext(
    String node,
    String zone,
    Store store,
    Journal journal,
    InstantSource clock,
    EventStreams streams,
    ChatRoom chat,
    Vitals vitals) {

  /**
   * Records a fact about a session and returns when it is stored, because its visitor is told next.
   * Within {@link Fact#gather} it is only noted, and recorded after the commit; there the same
   * words about the same session are one fact.
   *
   * @param type what sort of fact
   * @param session the public id of the session
   * @param reason why, in words
   */
  void record(EventType type, String session, String reason) {
    Fact fact = new Fact(type, session, reason);
    if (!Fact.note(fact)) {
      fact.record(journal);
    }
  }

  /** How a node is. */
  public interface Vitals {
    /** {@code UP} or {@code DRAINING}. */
    String state();

    /** Milliseconds since it started. */
    long uptimeMs();

    /** Requests it was asked since it started, without health checks. */
    long requests();
  }
}
