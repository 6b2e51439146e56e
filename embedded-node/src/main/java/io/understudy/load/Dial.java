package io.understudy.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import java.net.URI;
import java.util.function.Supplier;

/** Connects one user for HTTP. When an address refuses, the next one is tried. */
final class Dial {
  private static final int CONNECT_MS = 2_000;

  private final EventLoop loop;
  private final Addresses addresses;
  private final Supplier<ChannelHandler> reader;
  private final Told told;

  /** Who is told, once. */
  interface Told {
    /** This one is about to be connected; those before were refused. */
    void trying(Channel channel);

    /** Whether anybody still waits for this one. */
    boolean awaits(Channel channel);

    /** There is a connection. */
    void connected(Channel channel, URI to);

    /** Nobody would accept one. */
    void refused(String words);
  }

  private Dial(EventLoop loop, Addresses addresses, Supplier<ChannelHandler> reader, Told told) {
    this.loop = loop;
    this.addresses = addresses;
    this.reader = reader;
    this.told = told;
  }

  /**
   * Connects.
   *
   * @param first the address to begin with
   * @param reader makes what reads the answers
   */
  static void connect(
      EventLoop loop, Addresses addresses, URI first, Supplier<ChannelHandler> reader, Told told) {
    new Dial(loop, addresses, reader, told).attempt(first, addresses.count());
  }

  private void attempt(URI to, int left) {
    ChannelFuture connect =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MS)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new HttpClientCodec(), reader.get());
                  }
                })
            .connect(to.getHost(), to.getPort());
    told.trying(connect.channel());
    connect.addListener(done -> {
      if (!told.awaits(connect.channel())) {
        var _ = connect.channel().close();
      } else if (done.isSuccess()) {
        told.connected(connect.channel(), to);
      } else if (left > 1) {
        // Nothing of the request has left, so that a user would notice nothing.
        attempt(addresses.afterRefusal(), left - 1);
      } else {
        addresses.afterRefusal();
        told.refused("%s did not accept a connection".formatted(to.getAuthority()));
      }
    });
  }
}
