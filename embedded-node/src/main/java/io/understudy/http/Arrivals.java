package io.understudy.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that were accepted and are not end points yet. Whoever ends a server at once
 * would miss them otherwise: they would stay open, and nobody would ever answer.
 */
final class Arrivals {
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  /** With so many, those that have failed on their way are cleared away. */
  private static final int MANY = 1_024;

  private final Set<SocketChannel> onTheirWay = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /** It was accepted. */
  void arrive(SocketChannel channel) {
    onTheirWay.add(channel);
    if (onTheirWay.size() > MANY) {
      onTheirWay.removeIf(one -> !one.isOpen());
    }
    cutIfOver(channel);
  }

  /** It is an end point, and whoever looks for end points finds it. */
  void settle(SocketChannel channel) {
    onTheirWay.remove(channel);
    cutIfOver(channel);
  }

  private void cutIfOver(SocketChannel channel) {
    if (cut) {
      reset(channel);
    }
  }

  /** Resets all of them, and whoever comes from now on. */
  void cut() {
    cut = true;
    onTheirWay.forEach(Arrivals::reset);
  }

  /**
   * Lingering for zero seconds makes close send a reset, as the kernel does for a killed process
   * with unread data, instead of an orderly end of stream.
   */
  static void reset(SocketChannel channel) {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    } catch (IOException e) {
      LOG.debug("A connection was gone before it could be cut", e);
    }
  }
}
