package io.understudy.rpc;

import io.grpc.netty.NettyServerBuilder;
import java.util.concurrent.TimeUnit;

/** What a caller may do to a node. What is more is refused, or ends the connection. */
final class Limits {
  /** The largest message in bytes; a request of the greeter has 200 characters. */
  static final int MESSAGE_BYTES = 64 * 1024;

  /** The largest metadata of a call in bytes. */
  static final int METADATA_BYTES = 8 * 1024;

  /** Calls at once on one connection. */
  static final int CALLS_PER_CONNECTION = 256;

  /** Calls at once in all. */
  static final int CALLS = 4096;

  /** Connections at once. */
  static final int CONNECTIONS = 1024;

  /**
   * Calls that one connection may break off in a second, against "rapid reset" (CVE-2023-44487).
   */
  private static final int RESETS_PER_SECOND = 200;

  private static final int SHAKE_HANDS_SECONDS = 5;
  private static final int IDLE_MINUTES = 10;
  private static final int WINDOW_BYTES = 128 * 1024;

  private Limits() {}

  static NettyServerBuilder set(NettyServerBuilder server) {
    return server
        .maxInboundMessageSize(MESSAGE_BYTES)
        .maxInboundMetadataSize(METADATA_BYTES)
        .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
        .maxRstFramesPerWindow(RESETS_PER_SECOND, 1)
        .flowControlWindow(WINDOW_BYTES)
        .handshakeTimeout(SHAKE_HANDS_SECONDS, TimeUnit.SECONDS)
        .maxConnectionIdle(IDLE_MINUTES, TimeUnit.MINUTES)
        .permitKeepAliveTime(10, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true);
  }
}
