package io.understudy.balancer;

import io.understudy.http.Exchange;
import io.understudy.http.HttpListener;
import io.understudy.http.Patience;
import io.understudy.http.ServerResources;
import io.understudy.measure.Meter;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.net.URI;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;

/** One balancer on its own address. All frontends share one view of the upstreams. */
public final class Frontend implements AutoCloseable {
  /** Larger request bodies are answered with 413, unless a node refuses them earlier. */
  public static final long MAX_BODY_BYTES = 16L * 1024 * 1024 * 1024;

  /** Everything a frontend does is done on these threads, so one for each processor. */
  private static final int SELECTORS = Runtime.getRuntime().availableProcessors();

  private final String id;
  private final FailoverHandler handler;
  private final HttpListener listener;
  private final Meter meter;

  /**
   * A frontend that does not listen yet.
   *
   * @param id its name, for example {@code frontend-1}
   * @param host the address to listen on
   * @param port the port, 0 for any free one
   * @param upstreams among whom to choose
   * @param resources the shared threads and buffers
   * @param meter what its clients' requests measure; one that is revived goes on counting
   * @param nanoTime the time by which nodes are too slow, as of {@link System#nanoTime}
   * @param log where failovers are counted
   */
  public Frontend(
      String id,
      String host,
      int port,
      Upstreams upstreams,
      ServerResources resources,
      Meter meter,
      LongSupplier nanoTime,
      FailoverLog log) {
    this(id, host, port, upstreams, resources, meter, nanoTime, log, Carriers.DIRECT);
  }

  Frontend(
      String id,
      String host,
      int port,
      Upstreams upstreams,
      ServerResources resources,
      Meter meter,
      LongSupplier nanoTime,
      FailoverLog log,
      Carriers carrier) {
    this.id = id;
    this.meter = meter;
    this.handler = new FailoverHandler(id, upstreams, resources, nanoTime, meter, log, carrier);
    this.listener =
        new HttpListener(
            resources,
            id,
            host,
            port,
            edge(upstreams, resources, log),
            List.of(new HttpField(Exchange.FRONTEND, id), new HttpField(Exchange.SERVED_BY, id)),
            Patience.WITH_CLIENTS,
            SELECTORS,
            null);
  }

  /** What happens to a request before it is carried to a node. */
  private Handler edge(Upstreams upstreams, ServerResources resources, FailoverLog log) {
    Handler tunnels = new Tunnels(handler, id, upstreams, resources, meter, log, Tunnels.IDLE);
    Handler limit = new UploadLimit(tunnels, MAX_BODY_BYTES, new Refusals(id));
    return new Cors(limit, id, () -> upstreams.settings().cors());
  }

  /**
   * Begins to listen.
   *
   * @throws ProblemException {@link ProblemKind#PORT_BUSY} if the port is taken
   */
  public void start() {
    listener.start();
  }

  /** Its name. */
  public String id() {
    return id;
  }

  /** Where it listens. */
  public URI uri() {
    return listener.uri();
  }

  /** What its clients' requests measured. */
  public Meter meter() {
    return meter;
  }

  /** Looks at the time for all requests that wait; happens by itself every few milliseconds. */
  void tick() {
    handler.tick();
  }

  /** Ends at once: its address is free and every connection is reset when this returns. */
  public void sever() {
    handler.stopBlaming();
    listener.sever();
  }

  /** Stops listening. */
  @Override
  public void close() {
    handler.stopBlaming();
    listener.close();
  }
}
