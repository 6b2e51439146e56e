package io.understudy.rpc;

import io.netty.channel.AbstractServerChannel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import java.net.SocketAddress;

/**
 * A server channel that does not listen itself: it is given connections that were accepted
 * elsewhere, and hands them to the server that it belongs to.
 */
final class DoorChannel extends AbstractServerChannel {
  private final SocketAddress address;
  private final ChannelConfig config = new DefaultChannelConfig(this);
  private volatile boolean open = true;
  private volatile boolean active;

  DoorChannel(SocketAddress address) {
    this.address = address;
  }

  /** Hands over a connection; on any thread. */
  void adopt(Channel connection) {
    eventLoop()
        .execute(() -> {
          pipeline().fireChannelRead(connection);
          pipeline().fireChannelReadComplete();
        });
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  protected boolean isCompatible(EventLoop loop) {
    return true;
  }

  @Override
  protected void doRegister(ChannelPromise registered) {
    registered.setSuccess();
    // There is no socket that an event loop would have to watch.
  }

  @Override
  protected void doDeregister() {
    // As above.
  }

  @Override
  protected SocketAddress localAddress0() {
    return address;
  }

  @Override
  protected void doBind(SocketAddress local) {
    active = true;
  }

  @Override
  protected void doClose() {
    active = false;
    open = false;
  }

  @Override
  protected void doBeginRead() {
    // Connections come by themselves.
  }
}
