package io.understudy.rpc;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the gRPC servers and clients of this JVM share: one thread that accepts, and one event loop
 * for each processor. A node costs a listening socket until somebody connects to it; only then is
 * its server made, and gRPC itself loaded. Safe for any number of threads.
 */
public final class GrpcHost implements AutoCloseable {
  private static final long QUIET_MS = 0;
  private static final long STOP_MS = 500;

  /** What a caller does wrong is told to the caller; held here, or the level would be forgotten. */
  private static final Logger GRPC_LOG = Logger.getLogger("io.grpc");

  private final Executor executor;
  private final Acceptor acceptor;
  private final Set<GrpcDoor> doors = ConcurrentHashMap.newKeySet();
  private EventLoopGroup loops;
  private boolean closed;

  /**
   * Nobody listens yet.
   *
   * @param executor runs what may take a moment: loading gRPC, asking the store
   */
  public GrpcHost(Executor executor) {
    GRPC_LOG.setLevel(Level.OFF);
    this.executor = executor;
    try {
      this.acceptor = new Acceptor();
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.INTERNAL, "the sockets for gRPC could not be made: " + e.getMessage(), e);
    }
  }

  /**
   * A node begins to listen.
   *
   * @param site what is served there
   * @param host the address to listen on
   * @param port the port, 0 for any free one
   * @throws ProblemException {@link ProblemKind#GRPC_PORT_BUSY} if the port is taken
   */
  public GrpcDoor open(GrpcSite site, String host, int port) {
    ServerSocketChannel listener = acceptor.bind(site.node(), host, port);
    GrpcDoor door = new GrpcDoor(this, site, listener);
    doors.add(door);
    acceptor.listen(listener, door::arrived);
    return door;
  }

  /** Loads what the first call needs, so that it need not wait for that. May take a second. */
  public void warmUp() {
    doors.stream().findFirst().ifPresent(GrpcDoor::prepare);
  }

  /** The threads that carry all calls, of servers and clients. */
  public synchronized EventLoopGroup loops() {
    if (closed) {
      throw new ProblemException(ProblemKind.UNAVAILABLE, "the cluster stops");
    }
    if (loops == null) {
      loops =
          new MultiThreadIoEventLoopGroup(
              Runtime.getRuntime().availableProcessors(),
              new DefaultThreadFactory("understudy-grpc", true),
              NioIoHandler.newFactory());
    }
    return loops;
  }

  /** Runs what may take a moment. */
  Executor executor() {
    return executor;
  }

  /** Closes a listening socket; its port is free when this returns. */
  void unlisten(GrpcDoor door, ServerSocketChannel listener) {
    doors.remove(door);
    acceptor.close(listener);
  }

  /** Ends everything that is left. */
  @Override
  public void close() {
    doors.forEach(GrpcDoor::sever);
    acceptor.close();
    EventLoopGroup started;
    synchronized (this) {
      closed = true;
      started = loops;
    }
    if (started != null) {
      started
          .shutdownGracefully(QUIET_MS, STOP_MS, TimeUnit.MILLISECONDS)
          .awaitUninterruptibly(STOP_MS);
    }
  }
}
