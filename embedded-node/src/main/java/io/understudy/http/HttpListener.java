package io.understudy.http;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP server with one listening socket. It is started once and ended once, either by {@link
 * #close}, which is polite, or by {@link #sever}, which is what a killed process looks like from
 * outside.
 */
public final class HttpListener implements AutoCloseable {
  /** Larger request headers are answered with 431. */
  public static final int MAX_HEADER_BYTES = 8 * 1024;

  private static final int BACKLOG = 1_024;
  private static final long IDLE_MS = 60_000;
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

  private final Server server;
  private final StrictConnector connector;
  private final SlowClients slowClients;
  private final Patience patience;
  private final String name;

  /**
   * A listener with {@link Patience#WITH_CLIENTS} on the shared selectors.
   *
   * @param resources the shared threads, timer and buffers
   * @param name who listens, for messages: {@code node-1}, {@code frontend-1}
   * @param host the loopback address to listen on
   * @param port the port, 0 for any free one
   * @param handler answers the requests
   * @param marks headers of what is refused before the handler sees it
   */
  public HttpListener(
      ServerResources resources,
      String name,
      String host,
      int port,
      Handler handler,
      List<HttpField> marks) {
    this(resources, name, host, port, handler, marks, Patience.WITH_CLIENTS, 0, null);
  }

  /**
   * A listener that does not listen yet.
   *
   * @param resources the shared threads, timer and buffers
   * @param name who listens, for messages: {@code node-1}, {@code frontend-1}
   * @param host the loopback address to listen on
   * @param port the port, 0 for any free one
   * @param handler answers the requests
   * @param marks headers of what is refused before the handler sees it
   * @param patience how slow a client may be
   * @param selectors how many threads of its own serve the connections, 0 for those that all
   *     servers share
   * @param valve what can stop every answer; null for nothing
   */
  public HttpListener(
      ServerResources resources,
      String name,
      String host,
      int port,
      Handler handler,
      List<HttpField> marks,
      Patience patience,
      int selectors,
      Valve valve) {
    this.name = name;
    this.slowClients = resources.slowClients();
    this.patience = patience;
    this.server = resources.newServer();
    HttpConfiguration config = new HttpConfiguration();
    // No leniency that two programs may understand in two ways.
    config.setHttpCompliance(HttpCompliance.STRICT);
    config.setUriCompliance(UriCompliance.RFC3986);
    config.setSendServerVersion(false);
    config.setRequestHeaderSize(MAX_HEADER_BYTES);
    // Whatever a frontend takes from a node it can pass on, with what is added.
    config.setMaxResponseHeaderSize(3 * MAX_HEADER_BYTES);
    config.setNotifyRemoteAsyncErrors(false);
    // With a cache, "Cookie: sid=x" makes the parser read "Cookie: sid=X…" as "sid=x…" later on.
    // One that knows the difference costs 140 KiB for each connection and more time than it saves.
    config.setHeaderCacheSize(0);
    this.connector =
        selectors == 0
            ? new GuestConnector(server, config, slowClients.nanoTime(), valve)
            : new DialingConnector(server, config, slowClients.nanoTime(), selectors, valve);
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setReuseAddress(true);
    connector.setIdleTimeout(IDLE_MS);
    server.addConnector(connector);
    server.setErrorHandler(new ProblemErrorHandler(marks));
    server.setHandler(handler);
    server.setStopTimeout(0);
  }

  /**
   * Starts to listen.
   *
   * @throws ProblemException {@link ProblemKind#PORT_BUSY} if the port is taken
   */
  public void start() {
    try {
      server.start();
      slowClients.watch(connector, patience);
    } catch (Exception e) {
      stopQuietly();
      if (causedByBind(e)) {
        throw new ProblemException(
            ProblemKind.PORT_BUSY,
            "%s cannot listen on %s:%d: the port is taken"
                .formatted(name, connector.getHost(), connector.getPort()),
            e);
      }
      throw new ProblemException(ProblemKind.INTERNAL, name + " cannot start: " + e, e);
    }
  }

  /** Where it listens, with the real port, for example {@code http://127.0.0.1:3001}. */
  public URI uri() {
    return URI.create("http://%s:%d".formatted(connector.getHost(), connector.getLocalPort()));
  }

  /** Stops accepting, closes idle connections and stops. Doing it twice is harmless. */
  @Override
  public void close() {
    stopQuietly();
  }

  /**
   * Ends at once: the port is free and every connection is reset before this returns, so that every
   * peer notices in the middle of whatever it was doing.
   */
  public void sever() {
    connector.close();
    connector.cutArrivals();
    for (EndPoint endPoint : List.copyOf(connector.getConnectedEndPoints())) {
      reset(endPoint);
    }
    stopQuietly();
  }

  /** Resets the connection of one request, which is then to be failed. */
  public static void reset(Request request) {
    reset(request.getConnectionMetaData().getConnection().getEndPoint());
  }

  /**
   * Whether the client of a request that waits has closed its connection in the meantime; only for
   * one whose body nobody is reading.
   */
  public static boolean isClientGone(Request request) {
    return request.getConnectionMetaData().getConnection().getEndPoint()
            instanceof ValvedEndPoint endPoint
        && endPoint.isPeerGone();
  }

  private static void reset(EndPoint endPoint) {
    if (endPoint instanceof SocketChannelEndPoint socket) {
      Arrivals.reset((SocketChannel) socket.getTransport());
    }
    endPoint.close();
  }

  private void stopQuietly() {
    slowClients.forget(connector);
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("{} did not stop in order", name, e);
    }
    connector.cutArrivals();
    List.copyOf(connector.getConnectedEndPoints()).forEach(EndPoint::close);
    connector.settle();
  }

  private static boolean causedByBind(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }
}
