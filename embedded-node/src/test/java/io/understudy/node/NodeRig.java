package io.understudy.node;

import io.understudy.fault.FaultBoard;
import io.understudy.http.ServerResources;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.registry.Registry;
import io.understudy.rpc.GrpcHost;
import io.understudy.store.DataFolder;
import io.understudy.store.Store;
import io.understudy.testing.Browser;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import io.understudy.testing.RawClient;
import io.understudy.web.Passwords;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Nodes on real sockets and a real store, without a balancer, so nobody else asks them anything.
 */
final class NodeRig implements AutoCloseable {
  final Browser browser = new Browser();
  final LocalNodeHost host;
  private final ManualClock clock = new ManualClock();
  private final Journal journal = new Journal(new MemoryKeeper(), clock);
  private final ServerResources resources = new ServerResources();
  private final GrpcHost grpc = new GrpcHost(resources.executor());
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final DataFolder folder;
  private final Store store;

  NodeRig(Path data) {
    folder = DataFolder.open(data, clock);
    store = Store.open(folder, clock);
    store.users().put("alice", Passwords.hash("123"));
    timer.setRemoveOnCancelPolicy(true);
    host =
        new LocalNodeHost(
            resources,
            store,
            journal,
            clock,
            timer,
            new FaultBoard(journal, new Random(1)),
            new Heartbeats(new Registry(store.leases(), journal, clock, _ -> true)),
            grpc);
  }

  URI start(String id) {
    return host.start(new NodeSpec(id, "127.0.0.1", 0, 0, "cluster.test")).http();
  }

  void put(String id, String type, Map<String, Object> parameters) {
    host.inject(id, type, parameters);
  }

  void clear(String id) {
    host.clear(id, _ -> true, "a test");
  }

  int clear(String id, String type) {
    return host.clear(id, fault -> fault.type().equals(type), "a test");
  }

  /** A request whose answer is not awaited. */
  static RawClient ask(URI node, String path) throws IOException {
    RawClient client = new RawClient(node);
    send(client, path);
    return client;
  }

  static void send(RawClient client, String path) throws IOException {
    client.send("GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(path));
  }

  /** How many timers run. */
  int timers() {
    return timer.getQueue().size();
  }

  List<Event> events(EventType type) {
    return journal.since(0, 10_000).stream().filter(event -> event.type() == type).toList();
  }

  @Override
  public void close() {
    browser.close();
    host.close();
    grpc.close();
    timer.shutdown();
    resources.close();
    journal.close();
    store.close();
    folder.close();
  }
}
