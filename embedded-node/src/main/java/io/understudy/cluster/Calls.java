package io.understudy.cluster;

import io.understudy.problem.Guarded;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.registry.RegistrySnapshot;
import io.understudy.rpc.GrpcHost;
import io.understudy.rpc.client.CallSpec;
import io.understudy.rpc.client.CallTrace;
import io.understudy.rpc.client.RegistryResolver;
import io.understudy.rpc.client.Resolver;
import io.understudy.rpc.client.RpcClient;
import io.understudy.rpc.client.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Calls of services by their names, part of the facade: as a program would make them that knows
 * nothing of nodes. Every step can be followed, and the last {@value #KEPT} calls are kept. Safe
 * for any number of threads.
 */
public final class Calls implements AutoCloseable {
  /** So many calls are kept with all their steps. */
  public static final int KEPT = 50;

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final CallSpec FIRST = CallSpec.DEFAULTS.withPatience(5_000, 5_000, 0, 0);
  private static final int MOST_RUNNING = 10_000;

  private final GrpcHost host;
  private final CallLog log;
  private final NodeNames nodes;
  private final ScheduledThreadPoolExecutor timer;
  private final RpcClient client;
  private final Deque<Supplier<CallTrace>> recent = new ArrayDeque<>();

  /** Done when gRPC is loaded; null before that has begun. */
  private CompletableFuture<Void> warm;

  private Calls(
      GrpcHost host,
      Map<String, Resolver> resolvers,
      CallLog log,
      NodeNames nodes,
      InstantSource clock,
      RandomGenerator random) {
    this.host = host;
    this.log = log;
    this.nodes = nodes;
    // Threads of its own: a name server that does not answer must not stop the heart of a node.
    this.timer =
        new ScheduledThreadPoolExecutor(
            2, Thread.ofPlatform().daemon().name("rpc-timer-", 0).factory());
    timer.setRemoveOnCancelPolicy(true);
    this.client = new RpcClient(resolvers::get, host, timer, clock, random);
  }

  /**
   * Calls a service and waits for what becomes of it.
   *
   * @param spec what to call, and how patiently
   * @return how it ended, answered or failed, with all steps
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if the primary or a secondary is a
   *     node that there is not; {@link ProblemKind#UNAVAILABLE} if too many calls run
   */
  public CallTrace call(CallSpec spec) {
    return begin(spec, _ -> {}).join();
  }

  /**
   * Calls a service. The very first call, soon after the start, waits until gRPC is loaded; its
   * time is counted from then on.
   *
   * @param spec what to call, and how patiently
   * @param follower told of each step as it happens, on any thread; must not wait
   * @return how it ended, answered or failed; never completed with an exception
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if the primary or a secondary is a
   *     node that there is not; {@link ProblemKind#UNAVAILABLE} if too many calls run
   */
  public CompletableFuture<CallTrace> begin(CallSpec spec, Consumer<Step> follower) {
    check(spec);
    if (log.counts().running() >= MOST_RUNNING) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE,
          "%d calls run already, and more are not possible".formatted(MOST_RUNNING));
    }
    log.begun();
    CompletableFuture<Void> ready = warmUp();
    return ready.isDone()
        ? follow(spec, follower)
        : ready.handle((_, _) -> spec).thenCompose(one -> follow(one, follower));
  }

  /** A node that is down may be called, for it may be back; one that nobody knows is a mistake. */
  private void check(CallSpec spec) {
    if (!spec.primary().isEmpty()) {
      nodes.check("primary", spec.primary(), "");
    }
    for (String server : spec.secondaries()) {
      if (server.indexOf(':') < 0) {
        nodes.check("secondaries", server, "; or a host and port, such as 127.0.0.1:50051");
      }
    }
  }

  private CompletableFuture<CallTrace> follow(CallSpec spec, Consumer<Step> follower) {
    return client
        .call(
            spec,
            (_, step) -> {
              log.step(step);
              follower.accept(step);
            },
            this::keep)
        .thenApply(trace -> {
          log.ended(trace);
          return trace;
        });
  }

  private void keep(Supplier<CallTrace> call) {
    synchronized (recent) {
      recent.addFirst(call);
      if (recent.size() > KEPT) {
        recent.removeLast();
      }
    }
  }

  /** The last calls, the newest first, those that run included. */
  public List<CallTrace> recent() {
    List<Supplier<CallTrace>> all;
    synchronized (recent) {
      all = new ArrayList<>(recent);
    }
    return all.stream().map(Supplier::get).toList();
  }

  /** One of the last calls, by its number. */
  public Optional<CallTrace> find(long id) {
    return recent().stream().filter(call -> call.id() == id).findFirst();
  }

  /** Sums since the start. */
  public CallCounts counts() {
    return log.counts();
  }

  /** The calls of a cluster, whose servers are found by its registry or by its name server. */
  static Calls of(
      GrpcHost host,
      Supplier<RegistrySnapshot> registry,
      Dns dns,
      CallLog log,
      NodeNames nodes,
      InstantSource clock,
      RandomGenerator random) {
    return new Calls(
        host,
        Map.of(
            CallSpec.REGISTRY, new RegistryResolver(registry), CallSpec.DNS, new DnsServers(dns)),
        log,
        nodes,
        clock,
        random);
  }

  /** Not at once: a window has more to do at its start than anybody who calls. */
  void warmUpSoon() {
    Runnable task =
        () -> {
          var _ = warmUp();
        };
    var _ = timer.schedule(Guarded.task(task), WARM_UP.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Loads what the first call needs, by calling once; nobody is told. Done when it is loaded. */
  private synchronized CompletableFuture<Void> warmUp() {
    if (warm == null) {
      warm =
          CompletableFuture.runAsync(host::warmUp, timer)
              .thenCompose(_ -> client.call(FIRST, (_, _) -> {}, _ -> {}))
              .thenApply(_ -> null);
    }
    return warm;
  }

  void flush() {
    log.flush();
  }

  /** Calls that run fail. */
  @Override
  public void close() {
    client.close();
    timer.shutdownNow();
  }
}
