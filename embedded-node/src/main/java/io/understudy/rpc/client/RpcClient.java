package io.understudy.rpc.client;

import io.understudy.rpc.GrpcHost;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Calls services by name. It remembers who answered last and who has failed lately, over all calls.
 * Safe for any number of threads.
 */
public final class RpcClient implements AutoCloseable {
  private final Function<String, Resolver> resolvers;
  private final Wire wire;
  private final ScheduledExecutorService timer;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final Spread spread = new Spread();
  private final Ejections ejections;
  private final RetryBudget budget;
  private final Map<String, Instance> lastGood = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();

  /**
   * A client.
   *
   * @param resolvers by the names that a {@link CallSpec} allows
   * @param host the threads that carry the calls
   * @param timer runs pauses and deadlines
   * @param clock the time at which calls begin
   * @param random spreads retries
   */
  public RpcClient(
      Function<String, Resolver> resolvers,
      GrpcHost host,
      ScheduledExecutorService timer,
      InstantSource clock,
      RandomGenerator random) {
    this(resolvers, new GrpcWire(host), timer, clock, System::nanoTime, random);
  }

  /** The same with another wire and another time, for tests. */
  RpcClient(
      Function<String, Resolver> resolvers,
      Wire wire,
      ScheduledExecutorService timer,
      InstantSource clock,
      LongSupplier nanoTime,
      RandomGenerator random) {
    this.resolvers = resolvers;
    this.wire = wire;
    this.timer = timer;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.random = random;
    this.ejections = new Ejections(nanoTime);
    this.budget = new RetryBudget(nanoTime);
  }

  /**
   * Calls a service. What goes wrong is in the trace; the caller sees one answer or one error.
   *
   * @param spec what to call
   * @param follower told of each step, with the number of the call, on any thread; must not wait
   * @param begun given how the call is at any moment, before its first step
   * @return how it ended, answered or failed; never completed with an exception
   */
  public CompletableFuture<CallTrace> call(
      CallSpec spec, BiConsumer<Long, Step> follower, Consumer<Supplier<CallTrace>> begun) {
    Recorder recorder =
        new Recorder(lastId.incrementAndGet(), clock.instant(), spec, nanoTime, follower);
    begun.accept(recorder::trace);
    OneCall call = new OneCall(spec, new Around(resolvers.apply(spec.resolver())), recorder);
    return call.begin();
  }

  /** Closes all connections; calls that run fail. */
  @Override
  public void close() {
    if (wire instanceof GrpcWire open) {
      open.close();
    }
  }

  private final class Around implements Surroundings {
    private final Resolver resolver;

    Around(Resolver resolver) {
      this.resolver = resolver;
    }

    @Override
    public Resolver resolver() {
      return resolver;
    }

    @Override
    public Wire wire() {
      return wire;
    }

    @Override
    public Spread spread() {
      return spread;
    }

    @Override
    public Ejections ejections() {
      return ejections;
    }

    @Override
    public RetryBudget budget() {
      return budget;
    }

    @Override
    public RandomGenerator random() {
      return random;
    }

    @Override
    public Future<?> later(long millis, Runnable task) {
      return timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void answered(String service, Instance server) {
      ejections.answered(server);
      lastGood.put(service, server);
    }

    @Override
    public List<Instance> secondaries(
        CallSpec spec, Resolution resolution, Collection<Instance> tried) {
      List<Instance> found = new ArrayList<>();
      if (!spec.secondaries().isEmpty()) {
        spec.secondaries().forEach(name -> named(name, resolution).ifPresent(found::add));
        return found;
      }
      Optional.ofNullable(lastGood.get(spec.service()))
          .filter(server -> !tried.contains(server))
          .ifPresent(found::add);
      // Then whoever lives, and at last who is thought to be gone: the registry may be wrong.
      everybody(resolution)
          .filter(server -> !tried.contains(server) && !found.contains(server))
          .forEach(found::add);
      return found;
    }

    private static Stream<Instance> everybody(Resolution resolution) {
      return Stream.concat(
          resolution.live().stream(), resolution.out().stream().map(Resolution.Absent::instance));
    }

    /** A name that nobody knows stands for nobody; an address can be called all the same. */
    private static Optional<Instance> named(String name, Resolution resolution) {
      return everybody(resolution)
          .filter(server -> server.node().equals(name) || server.address().equals(name))
          .findFirst()
          .or(() ->
              name.contains(":") ? Optional.of(new Instance(name, name, "")) : Optional.empty());
    }
  }
}
