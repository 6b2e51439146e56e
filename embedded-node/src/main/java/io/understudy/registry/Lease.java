package io.understudy.registry;

import java.net.URI;
import java.time.Instant;

/**
 * The lease of one node. Immutable.
 *
 * @param node its name
 * @param uri where it listens
 * @param incarnation which of its lives it is; another one after every start
 * @param state where the lease is in its life
 * @param reason why, in words
 * @param lastHeartbeat when the node was heard of last, or recalled
 */
public record Lease(
    String node,
    URI uri,
    String incarnation,
    LeaseState state,
    String reason,
    Instant lastHeartbeat) {

  Lease in(LeaseState next, String why) {
    return new Lease(node, uri, incarnation, next, why, lastHeartbeat);
  }

  Lease heardOf(Instant now) {
    return new Lease(node, uri, incarnation, state, reason, now);
  }
}
