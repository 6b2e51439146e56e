package io.understudy.node;

import io.understudy.http.Exchange;
import io.understudy.http.HttpListener;
import io.understudy.http.Patience;
import io.understudy.http.ServerResources;
import io.understudy.journal.Journal;
import io.understudy.store.Store;
import io.understudy.web.NodeContext;
import io.understudy.web.NodeSite;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A node that runs in this JVM: one server, started once, ended once. */
final class EmbeddedNode {
  private static final Duration DRAIN_TICK = Duration.ofMillis(25);

  /** A draining node that was asked nothing for so long has been noticed by its balancers. */
  private static final Duration QUIET = Duration.ofMillis(300);

  private final HttpListener listener;
  private final ScheduledExecutorService timer;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final LongAdder requests = new LongAdder();
  private final long startNanos = System.nanoTime();
  private volatile long lastRequestNanos = startNanos;
  private volatile boolean draining;
  private volatile boolean dead;

  EmbeddedNode(
      NodeSpec spec,
      ServerResources resources,
      Store store,
      Journal journal,
      InstantSource clock,
      ScheduledExecutorService timer) {
    this.timer = timer;
    NodeContext context =
        new NodeContext(spec.id(), store.fencedBy(() -> dead), journal, clock, new Vitals());
    HttpField servedBy = new PreEncodedHttpField(Exchange.SERVED_BY, spec.id());
    this.listener =
        new HttpListener(
            resources,
            spec.id(),
            spec.host(),
            spec.port(),
            new Gate(servedBy, NodeSite.routes(context)),
            List.of(servedBy),
            Patience.WITH_FRONTENDS);
  }

  void start() {
    listener.start();
  }

  URI uri() {
    return listener.uri();
  }

  void kill() {
    dead = true;
    listener.sever();
  }

  /** Finishes when nothing runs and nothing came for {@link #QUIET}, or at the deadline. */
  CompletableFuture<Boolean> drain(Duration deadline) {
    draining = true;
    lastRequestNanos = System.nanoTime();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    long end = System.nanoTime() + deadline.toNanos();
    awaitQuiet(done, end);
    return done.thenApply(
        clean -> {
          dead = true;
          if (clean) {
            listener.close();
          } else {
            listener.sever();
          }
          return clean;
        });
  }

  private void awaitQuiet(CompletableFuture<Boolean> done, long end) {
    long now = System.nanoTime();
    if (inFlight.get() == 0 && now - lastRequestNanos >= QUIET.toNanos()) {
      done.completeAsync(() -> true);
    } else if (dead || now >= end) {
      done.completeAsync(() -> false);
    } else {
      var _ =
          timer.schedule(() -> awaitQuiet(done, end), DRAIN_TICK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Marks every answer, counts, and lets nothing through once the node is dead. */
  private final class Gate extends Handler.Wrapper {
    private final HttpField servedBy;

    Gate(HttpField servedBy, Handler inner) {
      super(inner);
      this.servedBy = servedBy;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (dead) {
        // It was waiting for a thread when the node was killed. A dead node does not even refuse.
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new QuietException.Exception("the node is dead"));
        return true;
      }
      response.getHeaders().put(servedBy);
      if (!Request.getPathInContext(request).equals("/health")) {
        requests.increment();
        inFlight.incrementAndGet();
        if (draining) {
          lastRequestNanos = System.nanoTime();
          response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        Request.addCompletionListener(request, _ -> inFlight.decrementAndGet());
      }
      return super.handle(request, response, callback);
    }
  }

  private final class Vitals implements NodeContext.Vitals {
    @Override
    public String state() {
      return draining ? "DRAINING" : "UP";
    }

    @Override
    public long uptimeMs() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    @Override
    public long requests() {
      return requests.sum();
    }
  }
}
