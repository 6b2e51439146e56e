package io.understudy.cluster;

import io.understudy.check.History;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadPlanReader;
import io.understudy.load.LoadRun;
import io.understudy.load.LoadSite;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadState;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.registry.Lease;
import io.understudy.registry.RegistrySnapshot;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The load generator, part of the facade: one run at a time, and the last {@value #KEPT} of them to
 * look at. Safe for any number of threads.
 */
public final class Load implements AutoCloseable {
  /** So many runs are kept, the one that runs included. */
  public static final int KEPT = 10;

  private static final long STOP_MS = 5_000;
  private static final Logger LOG = LoggerFactory.getLogger(Load.class);

  private final Supplier<List<URI>> frontends;
  private final Supplier<List<String>> grpc;
  private final Accounts accounts;
  private final Journal journal;
  private final InstantSource clock;
  private final Random random;

  /** The newest first. */
  private final Deque<Kept> runs = new ArrayDeque<>();

  private int last;
  private volatile Kept newest;

  /**
   * A run.
   *
   * @param ended done when the journal has its end and the sessions of its users are gone
   */
  private record Kept(
      String id, LoadRun run, History history, Deaths deaths, CompletableFuture<Void> ended) {}

  Load(
      Supplier<List<URI>> frontends,
      Supplier<List<String>> grpc,
      Accounts accounts,
      Journal journal,
      InstantSource clock,
      Random random) {
    this.frontends = frontends;
    this.grpc = grpc;
    this.accounts = accounts;
    this.journal = journal;
    this.clock = clock;
    this.random = random;
  }

  /** Where live nodes serve gRPC, as {@code host:port}. */
  static List<String> grpcOf(RegistrySnapshot registry) {
    return registry.leases().stream()
        .filter(lease -> lease.state().isLive())
        .map(Lease::grpc)
        .toList();
  }

  /** The names of everything that users can do, in the order in which to offer them. */
  public static List<String> journeys() {
    return LoadPlan.journeys();
  }

  /**
   * Reads a plan as people write it; see {@link LoadPlanReader}.
   *
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} with what is wrong and what is allowed
   */
  public LoadPlan plan(Map<String, ?> fields) {
    return LoadPlanReader.read(fields, random.nextLong(1L << 53)); // exact in any JSON
  }

  /**
   * The same without a cluster, for who wants to know whether a plan can be used.
   *
   * @param seed what random choices come from if the plan does not say
   * @throws ProblemException as {@link #plan(Map)}
   */
  public static LoadPlan plan(Map<String, ?> fields, long seed) {
    return LoadPlanReader.read(fields, seed);
  }

  /**
   * Starts a run.
   *
   * @return its id
   * @throws ProblemException {@link ProblemKind#CONFLICT} if one runs already, or {@link
   *     ProblemKind#UNAVAILABLE} if the store cannot take the accounts of the users
   */
  public synchronized String start(LoadPlan plan) {
    for (Kept kept : runs) {
      if (!kept.run().snapshot().state().isOver()) {
        throw new ProblemException(
            ProblemKind.CONFLICT,
            "%s runs already, and only one can; stop it first or wait".formatted(kept.id()));
      }
      await(kept.ended()); // or the sessions of the new users would be ended with the old ones
    }
    last++;
    String id = "load-" + last;
    String password = plan.signsIn() ? accounts.ofLoad(plan.users()) : "";
    History history = new History(clock.instant(), System::nanoTime);
    LoadSite site =
        new LoadSite(
            plan.targets().isEmpty() ? frontends : plan::targets, grpc, password, history, journal);
    journal.append(EventType.LOAD_STARTED, id, plan.words());
    LoadRun run = LoadRun.start(id, plan, site);
    newest =
        new Kept(
            id,
            run,
            history,
            Deaths.follow(journal, history, run.done()::isDone),
            run.done().thenRunAsync(() -> ended(id, run, plan)));
    runs.addFirst(newest);
    if (runs.size() > KEPT) {
      runs.removeLast();
    }
    return id;
  }

  /** Whether users still work, or what they have left behind is not put away yet. */
  synchronized boolean isRunning() {
    return runs.stream().anyMatch(kept -> !kept.ended().isDone());
  }

  /** A node was killed or has crashed; see {@link Deaths#died}. */
  void died(String node, BooleanSupplier runs) {
    Kept kept = newest;
    if (kept != null && !kept.run().done().isDone()) {
      kept.deaths().died(node, runs);
    }
  }

  private void ended(String id, LoadRun run, LoadPlan plan) {
    LoadSnapshot end = run.snapshot();
    boolean whole = end.state() == LoadState.DONE;
    journal.append(
        whole ? EventType.LOAD_ENDED : EventType.LOAD_ABORTED,
        id,
        whole ? end.words() : "%s: %s".formatted(end.reason(), end.words()));
    if (plan.signsIn()) {
      try {
        accounts.endOfLoad(plan.users());
      } catch (ProblemException e) {
        LOG.warn("The sessions of the users of {} stay: {}", id, e.detail());
      }
    }
  }

  /**
   * How a run is or was.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND} if it is not among the last ones
   */
  public LoadSnapshot snapshot(String id) {
    return find(id).run().snapshot();
  }

  /**
   * What the users of a run have seen.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND} if it is not among the last ones
   */
  public History history(String id) {
    return find(id).history();
  }

  /** The last runs, the newest first. */
  public synchronized List<LoadSnapshot> list() {
    return runs.stream().map(kept -> kept.run().snapshot()).toList();
  }

  /**
   * Stops a run at once; one that is over stays as it is.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND} if it is not among the last ones
   */
  public LoadSnapshot stop(String id) {
    LoadRun run = find(id).run();
    halt(run, "it was asked to stop");
    return run.snapshot();
  }

  private static void halt(LoadRun run, String reason) {
    if (!await(run.stop(reason))) {
      throw new ProblemException(
          ProblemKind.INTERNAL, "the run did not stop within %d ms".formatted(STOP_MS));
    }
  }

  private static boolean await(CompletableFuture<Void> end) {
    try {
      end.get(STOP_MS, TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      LOG.warn("The end of a run could not be noted", e);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private synchronized Kept find(String id) {
    return runs.stream()
        .filter(kept -> kept.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                ProblemKind.NOT_FOUND,
                "There is no run \"%s\" among the last %d; there are %s"
                    .formatted(
                        id,
                        KEPT,
                        runs.isEmpty()
                            ? "none"
                            : String.join(", ", runs.stream().map(Kept::id).toList()))));
  }

  /** Stops what runs. */
  @Override
  public void close() {
    List<Kept> all;
    synchronized (this) {
      all = List.copyOf(runs);
    }
    for (Kept kept : all) {
      halt(kept.run(), "the cluster stops");
      var _ = await(kept.ended());
    }
  }
}
