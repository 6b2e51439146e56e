package io.understudy.node;

import io.understudy.chat.ChatRoom;
import io.understudy.fault.Fault;
import io.understudy.fault.NodeFaults;
import io.understudy.fault.PartitionFault;
import io.understudy.http.EventStreams;
import io.understudy.http.Exchange;
import io.understudy.http.HttpListener;
import io.understudy.http.Patience;
import io.understudy.http.ServerResources;
import io.understudy.http.Valve;
import io.understudy.http.WholeBodies;
import io.understudy.journal.Journal;
import io.understudy.rpc.GrpcDoor;
import io.understudy.rpc.GrpcHost;
import io.understudy.rpc.GrpcSite;
import io.understudy.store.Store;
import io.understudy.web.NodeContext;
import io.understudy.web.NodeSite;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A node that runs in this JVM: one server, started once, ended once. */
final class EmbeddedNode {
  private static final Duration DRAIN_TICK = Duration.ofMillis(25);

  /** A draining node that was asked nothing for so long has been noticed by its balancers. */
  private static final Duration QUIET = Duration.ofMillis(300);

  /** A fifth of the threads of all: several nodes have to block before others feel it. */
  private static final int MOST_BUSY = ServerResources.MOST_THREADS / 5;

  private final String id;
  private final HttpListener listener;
  private final ScheduledExecutorService timer;
  private final NodeFaults faults;
  private final NodeFaults.Watcher watcher = this::changed;
  private final Waiting waiting;
  private final EventStreams streams;
  private final Valve valve = new Valve();
  private final Heartbeats heartbeats;
  private final ChatRoom chat;
  private final Visits visits = new Visits();
  private final GrpcHost grpcHost;
  private final GrpcSite grpcSite;
  private final NodeSpec spec;
  private final long startNanos = System.nanoTime();
  private volatile boolean draining;
  private volatile boolean dead;
  private volatile GrpcDoor grpc;
  private LeaseHolder lease;

  EmbeddedNode(
      NodeSpec spec,
      ServerResources resources,
      Store store,
      Journal journal,
      InstantSource clock,
      ScheduledExecutorService timer,
      NodeFaults faults,
      Heartbeats heartbeats,
      GrpcHost grpcHost) {
    this.spec = spec;
    this.grpcHost = grpcHost;
    this.id = spec.id();
    this.timer = timer;
    this.faults = faults;
    this.heartbeats = heartbeats;
    this.waiting = new Waiting(faults, timer, resources.executor());
    this.streams = new EventStreams(resources.scheduler());
    Store fenced = store.fencedBy(this::cutOff);
    this.chat = new ChatRoom(id, fenced, journal, resources.executor(), timer, System::nanoTime);
    NodeContext context =
        new NodeContext(
            spec.id(), spec.zone(), fenced, journal, clock, streams, chat, new Vitals());
    this.grpcSite =
        new GrpcSite(
            id,
            new GrpcGate(id, faults, waiting, visits, () -> dead),
            () -> draining ? Optional.of("draining") : fenced.trouble());
    HttpField servedBy = new PreEncodedHttpField(Exchange.SERVED_BY, spec.id());
    this.listener =
        new HttpListener(
            resources,
            spec.id(),
            spec.host(),
            spec.port(),
            new Gate(
                servedBy, new WholeBodies(new Bulkhead(id, MOST_BUSY, NodeSite.routes(context)))),
            List.of(servedBy),
            Patience.WITH_FRONTENDS,
            0,
            valve);
  }

  void start() {
    faults.watch(watcher);
    try {
      listener.start();
      grpc = grpcHost.open(grpcSite, spec.host(), spec.grpcPort());
    } catch (RuntimeException e) {
      listener.close();
      end();
      throw e;
    }
    // A fault that was there before the address was.
    changed(faults.isStalled(), List.of());
    lease = heartbeats.begin(id, address(), this::isSilent, this::cutOff);
    chat.open(listener.uri().getAuthority(), lease.incarnation());
  }

  /** A node that stands still or is cut off from the registry sends no heartbeats. */
  private boolean isSilent() {
    return faults.isStalled() || faults.isCutOffFrom(PartitionFault.REGISTRY);
  }

  private void changed(boolean stalled, List<Fault> gone) {
    GrpcDoor door = grpc;
    if (stalled) {
      valve.shut();
    } else {
      valve.open();
    }
    if (door != null && stalled) {
      door.standStill();
    } else if (door != null) {
      door.goOn();
    }
    chat.stall(stalled);
    gone.forEach(waiting::release);
  }

  /** Why the store cannot be reached, if it cannot. */
  private Optional<String> cutOff() {
    if (dead) {
      return Optional.of("A dead node asked for the store");
    }
    return faults.isCutOffFrom(PartitionFault.STORE)
        ? Optional.of(id + " is cut off from the session store (fault \"partition\")")
        : Optional.empty();
  }

  NodeAddress address() {
    return new NodeAddress(listener.uri(), grpc.address());
  }

  /** How many requests faults keep waiting. */
  int held() {
    return waiting.size();
  }

  void kill() {
    dead = true;
    chat.end();
    lease.fallSilent();
    heartbeats.end(lease);
    listener.sever();
    grpc.sever();
    streams.abort();
    end();
  }

  /** Whatever a fault still keeps is let go, and the faults wait for the next life. */
  private void end() {
    faults.unwatch(watcher);
    waiting.end();
  }

  /** Finishes when nothing runs and nothing came for {@link #QUIET}, or at the deadline. */
  CompletableFuture<Boolean> drain(Duration deadline) {
    draining = true;
    lease.drain("draining: it gets nothing new");
    visits.listen();
    chat.drain();
    streams.close();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    long end = System.nanoTime() + deadline.toNanos();
    awaitQuiet(done, end);
    return done.thenApply(clean -> {
      dead = true;
      chat.end();
      if (clean) {
        listener.close();
        grpc.close();
      } else {
        listener.sever();
        grpc.sever();
      }
      end();
      lease.withdraw(
          clean
              ? "drained: everything had finished"
              : "drained: the time was over, what still ran was cut");
      heartbeats.end(lease);
      return clean;
    });
  }

  private void awaitQuiet(CompletableFuture<Boolean> done, long end) {
    long now = System.nanoTime();
    if (visits.areQuietFor(QUIET)) {
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
    public boolean handle(Request request, Response response, Callback callback) {
      NodeCall call = new NodeCall(id, waiting, request, response, callback);
      if (dead) {
        call.hangUp(); // it was waiting for a thread when the node was killed
        return true;
      }
      response.getHeaders().put(servedBy);
      if (!NodeCall.isHealthCheck(request)) {
        visits.begin();
        if (draining) {
          response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        Request.addCompletionListener(request, _ -> visits.end());
      }
      faults.meet(call, () -> enter(call));
      return true;
    }

    /** Possibly long after it came, and on another thread. */
    private void enter(NodeCall call) {
      if (dead) {
        call.hangUp();
        return;
      }
      try {
        if (!super.handle(call.request(), call.response(), call.callback())) {
          Response.writeError(call.request(), call.response(), call.callback(), 404);
        }
      } catch (Throwable e) {
        Response.writeError(call.request(), call.response(), call.callback(), e);
      }
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
      return visits.count();
    }
  }
}
