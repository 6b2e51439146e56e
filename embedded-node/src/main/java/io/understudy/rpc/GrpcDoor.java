package io.understudy.rpc;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gRPC address of one node, from the moment it listens. Ended once, by one of two methods. */
public final class GrpcDoor {
  private static final long CUT_SECONDS = 2;
  private static final long FAREWELL_MS = 200;
  private static final Logger LOG = LoggerFactory.getLogger(GrpcDoor.class);

  private final GrpcHost host;
  private final GrpcSite site;
  private final ServerSocketChannel listener;
  private final InetSocketAddress address;
  private final Stall stall = new Stall();
  private final Set<NioSocketChannel> connections = ConcurrentHashMap.newKeySet();
  private Server server;
  private DoorChannel channel;
  private volatile boolean ended;

  GrpcDoor(GrpcHost host, GrpcSite site, ServerSocketChannel listener) {
    this.host = host;
    this.site = site;
    this.listener = listener;
    this.address = (InetSocketAddress) listener.socket().getLocalSocketAddress();
  }

  /** Where it listens, with the real port, for example {@code 127.0.0.1:50051}. */
  public String address() {
    return address.getHostString() + ":" + address.getPort();
  }

  /** Nothing is sent from now on, as if the process stood still; until {@link #goOn}. */
  public void standStill() {
    stall.shut();
  }

  /** Everything goes on. */
  public void goOn() {
    stall.open();
  }

  /** Makes the server, which otherwise the first connection does. */
  void prepare() {
    try {
      doorChannel();
    } catch (IOException | RuntimeException e) {
      LOG.warn("The gRPC server of {} could not be made", site.node(), e);
    }
  }

  /** Somebody has connected. Called by the thread that accepts, which must not wait for long. */
  void arrived(SocketChannel socket) {
    if (ended || connections.size() >= Limits.CONNECTIONS) {
      reset(socket);
      return;
    }
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    } catch (IOException e) {
      LOG.debug("A connection was gone before it was used", e);
    }
    host.executor().execute(() -> adopt(socket));
  }

  private void adopt(SocketChannel socket) {
    try {
      DoorChannel door = doorChannel();
      NioSocketChannel connection = new NioSocketChannel(door, socket);
      connection.pipeline().addFirst(stall);
      connections.add(connection);
      connection.closeFuture().addListener(_ -> connections.remove(connection));
      if (ended) {
        reset(socket);
        connections.remove(connection);
      } else {
        door.adopt(connection);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} could not serve a connection", site.node(), e);
      reset(socket);
    }
  }

  private synchronized DoorChannel doorChannel() throws IOException {
    if (server == null) {
      EventLoopGroup loops = host.loops();
      EventLoop timer = loops.next();
      server =
          Limits.set(NettyServerBuilder.forAddress(address))
              .bossEventLoopGroup(loops)
              .workerEventLoopGroup(loops)
              .channelFactory(() -> channel = new DoorChannel(address))
              .directExecutor()
              .addService(new Greeter(site.node()).service())
              .addService(new NodeHealth(site.trouble(), host.executor(), timer))
              .addService(ProtoReflectionServiceV1.newInstance())
              .intercept(new GateInterceptor(site.gate(), this::reset))
              .build()
              .start();
    }
    return channel;
  }

  /** Resets the connection of one peer. */
  private void reset(SocketAddress peer) {
    for (NioSocketChannel connection : connections) {
      if (connection.remoteAddress() != null && connection.remoteAddress().equals(peer)) {
        var _ = cut(connection);
      }
    }
  }

  /** Says goodbye, lets running calls finish for a moment, and ends. */
  public void close() {
    Server running;
    synchronized (this) {
      running = server;
    }
    if (running != null && !ended) {
      running.shutdown();
      try {
        running.awaitTermination(FAREWELL_MS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    sever();
  }

  /** Ends at once: the port is free and every connection is reset before this returns. */
  public void sever() {
    ended = true;
    host.unlisten(this, listener);
    List<CompletableFuture<Void>> cuts = new ArrayList<>();
    for (NioSocketChannel connection : connections) {
      cuts.add(cut(connection));
    }
    CompletableFuture.allOf(cuts.toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, CUT_SECONDS, TimeUnit.SECONDS)
        .join();
    Server running;
    synchronized (this) {
      running = server;
    }
    if (running != null) {
      running.shutdownNow();
    }
  }

  /** Done when the kernel has sent the reset. */
  private static CompletableFuture<Void> cut(NioSocketChannel connection) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    if (!connection.isRegistered()) {
      connection.config().setSoLinger(0);
      connection.unsafe().closeForcibly();
      done.complete(null);
      return done;
    }
    connection
        .eventLoop()
        .execute(() -> {
          try {
            connection.config().setSoLinger(0);
          } catch (RuntimeException e) {
            LOG.debug("A connection was gone before it could be cut", e);
          }
          Channel.Unsafe unsafe = connection.unsafe();
          unsafe.close(connection.voidPromise());
          // The socket is closed when its event loop has looked again; a timer comes after
          // that.
          var _ =
              connection.eventLoop().schedule(() -> done.complete(null), 1, TimeUnit.MILLISECONDS);
        });
    return done;
  }

  private static void reset(SocketChannel socket) {
    try {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      socket.close();
    } catch (IOException e) {
      LOG.debug("A connection was gone before it could be cut", e);
    }
  }
}
