package io.understudy.registry;

import java.net.URI;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * The lease of one node. Immutable.
 *
 * @param node its name
 * @param uri where it listens for HTTP
 * @param grpc where it listens for gRPC, host and port, for example {@code 127.0.0.1:50051}; null
 *     for nowhere
 * @param incarnation which of its lives it is; another one after every start
 * @param state where the lease is in its life
 * @param reason why, in words
 * @param lastHeartbeat when the node was heard of last, or recalled
 */
public record Lease(
    String node,
    URI uri,
    String grpc,
    String incarnation,
    LeaseState state,
    String reason,
    Instant lastHeartbeat) {

  /** The port on which it listens for gRPC, if it does. */
  public OptionalInt grpcPort() {
    return grpc == null
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(grpc.substring(grpc.lastIndexOf(':') + 1)));
  }

  Lease in(LeaseState next, String why) {
    return new Lease(node, uri, grpc, incarnation, next, why, lastHeartbeat);
  }

  Lease heardOf(Instant now) {
    return new Lease(node, uri, grpc, incarnation, state, reason, now);
  }
}
