package io.understudy.balancer;

import io.understudy.http.Exchange;
import io.understudy.http.Json;
import io.understudy.http.ServerResources;
import io.understudy.problem.Guarded;
import io.understudy.problem.ProblemException;
import java.net.ConnectException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Active health checks: asks every upstream for {@code /health} at the interval of the settings and
 * reads the answer. A connection that opens proves nothing (a hanging process accepts them too),
 * and neither does a status alone: the answer must come from the node that is meant.
 */
public final class Prober implements AutoCloseable {
  /** Of an interval, if there are so many to ask, so that not everybody is in one moment. */
  private static final int MOST_PARTS = 8;

  /** So many make a part: to wake all threads once costs less than to wake them for each alone. */
  private static final int LEAST_AT_ONCE = 8;

  /** Of those that are there from the beginning; the others wait for their part. */
  private static final int AT_ONCE = 32;

  /** Changed settings are noticed within this time. */
  private static final long LONGEST_NAP_MS = 250;

  /** A hanging node is asked again all the same, so that its recovery is noticed in time. */
  private static final int MOST_RUNNING = 4;

  private static final int MOST_BYTES = 4 * 1024;

  /** Below that the difference is chance; words that change with each probe say nothing more. */
  private static final int QUICK_MS = 10;

  private static final String WITHIN = " within " + QUICK_MS + " ms";

  private final Upstreams upstreams;
  private final InstantSource clock;
  private final HttpClient client;
  private final ScheduledExecutorService timer;

  /** How many probes of an upstream have no answer yet. */
  private final Map<Upstream, Integer> running = new ConcurrentHashMap<>();

  /** When the last part began, in the time of {@link System#nanoTime}; used by the timer. */
  private long lastPart;

  /** Whose turn it is next; used by the timer. */
  private int part;

  /** A probe that is cut off because we stop says nothing about its upstream. */
  private volatile boolean closed;

  /**
   * Begins to probe.
   *
   * @param upstreams whom to ask
   * @param resources the shared threads and buffers
   * @param timer runs the ticks
   * @param clock the time of the findings
   */
  public Prober(
      Upstreams upstreams,
      ServerResources resources,
      ScheduledExecutorService timer,
      InstantSource clock) {
    this.upstreams = upstreams;
    this.clock = clock;
    this.client = resources.newClient();
    this.timer = timer;
    LifeCycle.start(client);
    this.lastPart = System.nanoTime();
    upstreams.watch(this::probe);
    upstreams.all().stream().limit(AT_ONCE).forEach(this::probe);
    timer.execute(this::tick);
  }

  /** Asks those whose time has come, and comes back when it is that of others. */
  private void tick() {
    if (closed) {
      return;
    }
    int parts = Math.clamp(upstreams.all().size() / LEAST_AT_ONCE, 1, MOST_PARTS);
    long length = TimeUnit.MILLISECONDS.toNanos(upstreams.settings().checks().intervalMs()) / parts;
    long now = System.nanoTime();
    for (int due = 0; due < parts && now - lastPart >= length; due++) {
      lastPart += length;
      Guarded.task(() -> probePart(parts)).run();
    }
    if (now - lastPart >= length) {
      lastPart = now; // far behind, and nobody needs to be asked twice
    }
    long left = lastPart + length - System.nanoTime();
    try {
      var _ =
          timer.schedule(
              this::tick,
              Math.clamp(left, 0, TimeUnit.MILLISECONDS.toNanos(LONGEST_NAP_MS)),
              TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      closed = true; // the timer has ended before us
    }
  }

  private void probePart(int parts) {
    List<Upstream> all = upstreams.all();
    for (int i = part % parts; i < all.size(); i += parts) {
      probe(all.get(i));
    }
    part = (part + 1) % parts;
  }

  /** Asks now, unless it owes several answers. */
  private void probe(Upstream upstream) {
    if (closed || running.merge(upstream, 1, Integer::sum) > MOST_RUNNING) {
      answered(upstream);
      return;
    }
    long version = upstream.standing().version();
    long start = System.nanoTime();
    long timeoutMs = upstreams.settings().checks().timeoutMs();
    client
        .newRequest(upstream.uri().resolve("/health"))
        .timeout(timeoutMs, TimeUnit.MILLISECONDS)
        .send(
            new BufferingResponseListener(MOST_BYTES) {
              @Override
              public void onComplete(Result result) {
                double millis = (System.nanoTime() - start) / 1e6;
                CheckResult check =
                    result.isFailed()
                        ? new CheckResult(clock.instant(), false, millis, words(result, timeoutMs))
                        : read(upstream, result.getResponse(), getContent(), millis);
                answered(upstream);
                if (!closed) {
                  upstream.probed(check, version, isRefused(result));
                }
              }
            });
  }

  private void answered(Upstream upstream) {
    running.computeIfPresent(upstream, (_, count) -> count > 1 ? count - 1 : null);
  }

  /** Nobody is there, as opposed to somebody who is slow or unwell. */
  private static boolean isRefused(Result result) {
    return result.isFailed() && !(result.getFailure() instanceof TimeoutException);
  }

  private CheckResult read(Upstream upstream, Response response, byte[] body, double millis) {
    int status = response.getStatus();
    String text;
    boolean ok = false;
    try {
      Map<String, Object> answer = Json.object(body == null ? new byte[0] : body);
      // A refusal does not know the place of a health check; whoever refuses says who he is.
      Object host = answer.getOrDefault("host", response.getHeaders().get(Exchange.SERVED_BY));
      if (!upstream.id().equals(host)) {
        text = "%d, but from %s".formatted(status, host == null ? "a stranger" : host);
      } else if (status == 200 && Boolean.TRUE.equals(answer.get("ok"))) {
        ok = true;
        text = status + (millis < QUICK_MS ? WITHIN : " in %.0f ms".formatted(millis));
      } else {
        text =
            "%d: %s"
                .formatted(
                    status,
                    answer.getOrDefault(
                        "reason", answer.getOrDefault("detail", "no reason given")));
      }
    } catch (ProblemException e) {
      text = status + ", but the answer is not the JSON of a node";
    }
    return new CheckResult(clock.instant(), ok, millis, text);
  }

  private static String words(Result result, long timeoutMs) {
    return switch (result.getFailure()) {
      case TimeoutException _ -> "no answer within " + timeoutMs + " ms";
      case ConnectException _ -> "connection refused";
      case Throwable failure -> Failures.inWords(failure);
    };
  }

  /** Stops asking. */
  @Override
  public void close() {
    closed = true;
    LifeCycle.stop(client);
  }
}
