package io.understudy.load;

import io.understudy.check.History;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.load.Tally.Totals;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A gentle, steady traffic of a few visitors who sign in, look around and look at their profile, so
 * that the picture lives: one run of the load generator after the other, each of a bounded length
 * and so with a bounded memory. It is also a witness: it speaks to the cluster over sockets only,
 * and notices what a user would notice. Safe for any number of threads.
 */
public final class Traffic {
  /** How many visitors there are. */
  public static final int VISITORS = 6;

  /** Requests per second of all visitors together. */
  public static final int RATE = 40;

  private static final String SUBJECT = "cluster";
  private static final long STOP_MS = 5_000;

  private final Journal journal;
  private final Random random;
  private final double seconds;

  /** What the runs before the present one have counted. */
  private Totals before = Totals.NONE;

  /** The present one; null while it is stopped. */
  private LoadRun run;

  /** Who the visitors sign in as. */
  public record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "Credentials[" + user + "]";
    }
  }

  /**
   * Traffic that does not run yet.
   *
   * @param journal where starts, stops and lost sessions are recorded
   * @param random decides what visitors do
   */
  public Traffic(Journal journal, Random random) {
    this(journal, random, LoadPlan.MOST_SECONDS);
  }

  /**
   * @param seconds how long one run takes
   */
  Traffic(Journal journal, Random random, double seconds) {
    this.journal = journal;
    this.random = random;
    this.seconds = seconds;
  }

  /**
   * Starts, unless it runs already.
   *
   * @param frontends the addresses of the balancers at the moment, at least one, as a name server
   *     would tell them; the visitors are spread over them
   * @param credentials whom the visitors sign in as; must be able to
   */
  public synchronized void start(Supplier<List<URI>> frontends, Credentials credentials) {
    if (run == null) {
      journal.append(
          EventType.TRAFFIC_STARTED,
          SUBJECT,
          "%d visitors, %d requests per second".formatted(VISITORS, RATE));
      next(frontends, credentials);
    }
  }

  private void next(Supplier<List<URI>> frontends, Credentials credentials) {
    LoadPlan plan =
        new LoadPlan(
            List.of(Stage.constant(RATE, seconds)),
            VISITORS,
            Map.of(VisitJourney.NAME, 1),
            random.nextLong(),
            LoadPlanReader.TIMEOUT_MS,
            List.of());
    LoadSite site =
        new LoadSite(
            frontends,
            List::of,
            _ -> credentials.user(),
            credentials.password(),
            new History(),
            journal,
            true);
    LoadRun fresh = LoadRun.start("traffic", plan, site);
    run = fresh;
    var _ = fresh.done().thenRunAsync(() -> over(fresh, frontends, credentials));
  }

  /** A run is over by itself; the next one takes its place. */
  private synchronized void over(
      LoadRun ended, Supplier<List<URI>> frontends, Credentials credentials) {
    if (ended.equals(run)) {
      forget();
      if (ended.state() == LoadState.DONE) {
        next(frontends, credentials);
      } else {
        journal.append(EventType.TRAFFIC_STOPPED, SUBJECT, ended.snapshot().reason());
      }
    }
  }

  private void forget() {
    before = before.plus(run.totals());
    run = null;
  }

  /**
   * Stops; the counters stay.
   *
   * @return whether it ran
   */
  public synchronized boolean stop() {
    if (run == null) {
      return false;
    }
    try {
      run.stop("it was asked to stop").get(STOP_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the traffic did not stop", e);
    }
    forget();
    journal.append(EventType.TRAFFIC_STOPPED, SUBJECT, "it was asked to stop");
    return true;
  }

  /** What it has seen so far. */
  public synchronized TrafficSnapshot snapshot() {
    Totals all = run == null ? before : before.plus(run.totals());
    return new TrafficSnapshot(
        run != null,
        VISITORS,
        RATE,
        all.sent(),
        all.ok(),
        all.failed(),
        all.lost(),
        all.lastFailure());
  }
}
