package io.understudy.node;

import io.understudy.fault.ActiveFault;
import io.understudy.fault.FaultBoard;
import io.understudy.http.ServerResources;
import io.understudy.journal.Journal;
import io.understudy.rpc.GrpcHost;
import io.understudy.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Runs nodes in this JVM, all on the same threads and buffers. */
public final class LocalNodeHost implements NodeHost {
  private final ServerResources resources;
  private final Store store;
  private final Journal journal;
  private final InstantSource clock;
  private final ScheduledExecutorService timer;
  private final FaultBoard faults;
  private final Heartbeats heartbeats;
  private final GrpcHost grpc;
  private final Map<String, EmbeddedNode> running = new ConcurrentHashMap<>();
  private volatile BiConsumer<String, String> exitListener = (_, _) -> {};

  /**
   * A host without nodes.
   *
   * @param resources the shared threads and buffers
   * @param store the store that all nodes share
   * @param journal where logins are recorded
   * @param clock the time
   * @param timer runs the ticks of a drain and the delays of faults
   * @param faults what is wrong with which node
   * @param heartbeats keep the leases of the nodes
   * @param grpc the shared threads of gRPC
   */
  public LocalNodeHost(
      ServerResources resources,
      Store store,
      Journal journal,
      InstantSource clock,
      ScheduledExecutorService timer,
      FaultBoard faults,
      Heartbeats heartbeats,
      GrpcHost grpc) {
    this.resources = resources;
    this.store = store;
    this.journal = journal;
    this.clock = clock;
    this.timer = timer;
    this.faults = faults;
    this.heartbeats = heartbeats;
    this.grpc = grpc;
  }

  @Override
  public NodeAddress start(NodeSpec spec) {
    EmbeddedNode node =
        new EmbeddedNode(
            spec, resources, store, journal, clock, timer, faults.of(spec.id()), heartbeats, grpc);
    node.start();
    running.put(spec.id(), node);
    return node.address();
  }

  @Override
  public void kill(String id) {
    EmbeddedNode node = running.remove(id);
    if (node != null) {
      node.kill();
    }
  }

  @Override
  public void crash(String id) {
    EmbeddedNode node = running.remove(id);
    if (node != null) {
      node.kill();
      exitListener.accept(id, "it ended by itself");
    }
  }

  @Override
  public CompletableFuture<Boolean> drain(String id, Duration deadline) {
    EmbeddedNode node = running.get(id);
    if (node == null) {
      return CompletableFuture.completedFuture(true);
    }
    return node.drain(deadline).whenComplete((_, _) -> running.remove(id, node));
  }

  @Override
  public ActiveFault inject(String id, String type, Map<String, Object> parameters) {
    return faults.of(id).put(type, parameters);
  }

  @Override
  public int clear(String id, Predicate<ActiveFault> which, String why) {
    return faults.of(id).remove(which, why);
  }

  @Override
  public List<ActiveFault> faults(String id) {
    return faults.of(id).list();
  }

  /** How many requests its faults keep waiting. */
  int held(String id) {
    EmbeddedNode node = running.get(id);
    return node == null ? 0 : node.held();
  }

  @Override
  public void forget(String id) {
    faults.forget(id);
  }

  @Override
  public void onExit(BiConsumer<String, String> listener) {
    this.exitListener = listener;
  }

  @Override
  public void close() {
    running.keySet().forEach(this::kill);
  }
}
