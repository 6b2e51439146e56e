package io.understudy.load;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.Guarded;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A gentle, steady traffic of a few visitors who sign in, look around and look at their profile, so
 * that the picture lives. It is also a witness: it speaks to the cluster over sockets only, through
 * the JDK's HTTP client, and notices what a user would notice.
 */
public final class Traffic {
  /** How many visitors there are. */
  public static final int VISITORS = 6;

  /** Requests per second of all visitors together. */
  public static final int RATE = 40;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  private final Journal journal;
  private final ScheduledExecutorService timer;
  private final Random random;
  private final Tally tally = new Tally();
  private List<Visitor> visitors = List.of();
  private ScheduledFuture<?> ticks;
  private HttpClient client;

  /** Who the visitors sign in as. */
  public record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "Credentials[" + user + "]";
    }
  }

  /** What was counted; shared by the visitors. */
  static final class Tally {
    final LongAdder sent = new LongAdder();
    final LongAdder ok = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder sessionsLost = new LongAdder();
    volatile String lastFailure = "";

    void failed(String why) {
      failed.increment();
      lastFailure = why;
    }
  }

  /**
   * Traffic that does not run yet.
   *
   * @param journal where starts, stops and lost sessions are recorded
   * @param timer runs the ticks; they never block
   * @param random decides what a visitor does next
   */
  public Traffic(Journal journal, ScheduledExecutorService timer, Random random) {
    this.journal = journal;
    this.timer = timer;
    this.random = random;
  }

  /**
   * Starts, unless it runs already.
   *
   * @param targets the addresses of the balancers, at least one, as a name server would tell them;
   *     the visitors are spread over them
   * @param credentials whom the visitors sign in as; must be able to
   */
  public synchronized void start(List<URI> targets, Credentials credentials) {
    if (ticks != null) {
      return;
    }
    client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    List<Visitor> fresh = new ArrayList<>();
    for (int i = 0; i < VISITORS; i++) {
      fresh.add(new Visitor(client, new Addresses(() -> targets, i), credentials, journal, tally));
    }
    visitors = List.copyOf(fresh);
    journal.append(
        EventType.TRAFFIC_STARTED,
        "cluster",
        "%d visitors, %d requests per second".formatted(VISITORS, RATE));
    ticks =
        timer.scheduleAtFixedRate(
            Guarded.task(this::tick),
            0,
            TimeUnit.SECONDS.toMicros(1) / RATE,
            TimeUnit.MICROSECONDS);
  }

  private void tick() {
    visitors.get(random.nextInt(visitors.size())).act(random.nextInt(100));
  }

  /**
   * Stops; the counters stay.
   *
   * @return whether it ran
   */
  public synchronized boolean stop() {
    if (ticks == null) {
      return false;
    }
    ticks.cancel(false);
    ticks = null;
    visitors.forEach(Visitor::stop);
    client.shutdownNow();
    journal.append(EventType.TRAFFIC_STOPPED, "cluster", "it was asked to stop");
    return true;
  }

  /** What it has seen so far. */
  public synchronized TrafficSnapshot snapshot() {
    return new TrafficSnapshot(
        ticks != null,
        VISITORS,
        RATE,
        tally.sent.sum(),
        tally.ok.sum(),
        tally.failed.sum(),
        tally.sessionsLost.sum(),
        tally.lastFailure);
  }
}
