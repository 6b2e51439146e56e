package io.understudy.web;

import io.understudy.journal.Journal;
import io.understudy.store.Store;
import java.time.InstantSource;

/**
 * What the resources of one node may use.
 *
 * @param node the name of the node
 * @param store the shared store
 * @param journal where logins and logouts are recorded
 * @param clock the time
 * @param vitals how the node is
 */
public record NodeContext(
    String node, Store store, Journal journal, InstantSource clock, Vitals vitals) {

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
