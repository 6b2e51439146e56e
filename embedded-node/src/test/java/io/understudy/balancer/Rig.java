package io.understudy.balancer;

import io.understudy.http.RecordPatch;
import io.understudy.http.ServerResources;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.measure.Meter;
import io.understudy.measure.Reading;
import io.understudy.testing.Browser;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.eclipse.jetty.io.ArrayByteBufferPool;

/** A frontend over nodes of bare sockets; it always prefers the node that was added first. */
final class Rig implements AutoCloseable {
  final ManualClock clock = new ManualClock();
  final Journal journal = new Journal(new MemoryKeeper(), clock);
  private final AtomicReference<BalancerSettings> settings =
      new AtomicReference<>(BalancerSettings.DEFAULTS);
  private final AtomicLong nanos = new AtomicLong();
  final Upstreams upstreams;
  final Browser browser = new Browser();
  private final ServerResources resources = new ServerResources();
  private final FailoverLog log = new FailoverLog(journal);
  private final Frontend frontend;

  /** Prefers the node that was added first. */
  static class FirstOfAll implements BalancingPolicy {
    @Override
    public String name() {
      return "first";
    }

    @Override
    public Upstream choose(List<Upstream> candidates, Choice request) {
      return candidates.getFirst();
    }
  }

  /** Starts with these nodes, called node-1, node-2 and so on, all thought to be healthy. */
  Rig(URI... nodes) {
    this(Carriers.DIRECT, nodes);
  }

  /** The same with a carrier of one's choice. */
  Rig(Carriers carrier, URI... nodes) {
    this(carrier, new FirstOfAll(), nodes);
  }

  /** The same with a policy of one's choice, too. */
  Rig(Carriers carrier, BalancingPolicy policy, URI... nodes) {
    upstreams = new Upstreams(journal, settings::get, nanos::get, _ -> policy);
    frontend =
        new Frontend(
            "frontend-1",
            "127.0.0.1",
            0,
            upstreams,
            resources,
            new Meter(),
            nanos::get,
            log,
            carrier);
    for (int i = 0; i < nodes.length; i++) {
      upstreams.add("node-" + (i + 1), nodes[i]);
      probed("node-" + (i + 1), true);
    }
    frontend.start();
  }

  /** An address at which nobody listens. */
  static URI nobody() {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + taken.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void probed(String id, boolean ok) {
    Upstream upstream = upstreams.get(id).orElseThrow();
    upstream.probed(
        new CheckResult(clock.instant(), ok, 1, ok ? "200 in 1 ms" : "no answer"),
        upstream.standing().version());
  }

  /** Does everything in another way from now on. */
  void change(UnaryOperator<BalancerSettings> change) {
    settings.updateAndGet(change);
  }

  /** Keeps every node in, however badly it answers. */
  void neverEject() {
    Map<String, Integer> never = Map.of("serverErrors", 0, "timeouts", 0, "outruns", 0);
    change(before -> RecordPatch.apply(before, Map.of("ejection", never)));
  }

  /** Lets time pass for the requests that are under way. */
  void pass(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** Looks at the time now. */
  void tick() {
    frontend.tick();
  }

  URI uri() {
    return frontend.uri();
  }

  UpstreamHealth health(String id) {
    return upstreams.get(id).orElseThrow().standing().health();
  }

  Reading node(String id) {
    return upstreams.get(id).orElseThrow().meter().read();
  }

  Reading reading() {
    return frontend.meter().read();
  }

  /** How much memory all buffers take, those in use and those that wait for the next use. */
  long bufferBytes() {
    ArrayByteBufferPool pool = (ArrayByteBufferPool) resources.buffers();
    return pool.getDirectMemory() + pool.getHeapMemory();
  }

  long hedgesWon() {
    return log.hedgesWon();
  }

  long failovers() {
    return log.failovers();
  }

  /** Waits until nothing runs any more, neither here nor at a node. */
  void awaitIdle() {
    Awaitility.await("no request in flight")
        .until(() ->
            reading().inFlight() == 0
                && upstreams.all().stream().allMatch(u -> u.meter().inFlight() == 0));
  }

  /** The reasons of all events of a sort, with what has gathered until now. */
  List<String> reasons(EventType type) {
    log.flush();
    return journal.since(0, 1_000).stream()
        .filter(event -> event.type() == type)
        .map(Event::reason)
        .toList();
  }

  @Override
  public void close() {
    browser.close();
    frontend.close();
    resources.close();
    journal.close();
  }
}
