package io.understudy.node;

import java.net.URI;

/**
 * Where a node listens.
 *
 * @param http for HTTP, for example {@code http://127.0.0.1:3001}
 * @param grpc for gRPC, host and port, for example {@code 127.0.0.1:50051}
 */
public record NodeAddress(URI http, String grpc) {
  /** The port of {@link #grpc}. */
  public int grpcPort() {
    return Integer.parseInt(grpc.substring(grpc.lastIndexOf(':') + 1));
  }
}
