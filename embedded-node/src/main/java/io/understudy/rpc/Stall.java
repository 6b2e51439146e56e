package io.understudy.rpc;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps back whatever a node would send while it stands still, on all of its connections. What is
 * kept back is bounded by what HTTP/2 allows without the consent of the peer.
 */
@ChannelHandler.Sharable
final class Stall extends ChannelDuplexHandler {
  private final Set<ChannelHandlerContext> kept = ConcurrentHashMap.newKeySet();
  private volatile boolean shut;

  void shut() {
    shut = true;
  }

  /** Everything goes on. */
  void open() {
    shut = false;
    for (ChannelHandlerContext one : List.copyOf(kept)) {
      if (kept.remove(one)) {
        one.executor().execute(one::flush);
      }
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    if (shut) {
      kept.add(context);
      // Opened in the meantime, it may have been passed over.
      if (shut || !kept.remove(context)) {
        return;
      }
    }
    context.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    kept.remove(context);
    context.fireChannelInactive();
  }
}
