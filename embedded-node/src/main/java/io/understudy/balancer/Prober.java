package io.understudy.balancer;

import io.understudy.http.Json;
import io.understudy.http.ServerResources;
import io.understudy.problem.Guarded;
import io.understudy.problem.ProblemException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Active health checks: asks every upstream for {@code /health} at a fixed interval and reads the
 * answer. A connection that opens proves nothing (a hanging process accepts them too), and neither
 * does a status alone: the answer must come from the node that is meant.
 */
public final class Prober implements AutoCloseable {
  /** Time between two probes of one upstream. */
  public static final Duration INTERVAL = Duration.ofMillis(250);

  /** A probe that takes longer has failed. */
  public static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final int MOST_BYTES = 4 * 1024;

  private final Upstreams upstreams;
  private final InstantSource clock;
  private final HttpClient client;
  private final ScheduledFuture<?> ticks;
  private final Set<Upstream> running = ConcurrentHashMap.newKeySet();

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
    this.client = new HttpClient();
    client.setExecutor(resources.executor());
    client.setScheduler(resources.scheduler());
    client.setByteBufferPool(resources.buffers());
    client.setConnectTimeout(TIMEOUT.toMillis());
    client.setFollowRedirects(false);
    LifeCycle.start(client);
    this.ticks =
        timer.scheduleAtFixedRate(
            Guarded.task(this::probeAll), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks everybody now, except those whose last answer is still awaited. */
  public void probeAll() {
    upstreams.all().forEach(this::probe);
  }

  private void probe(Upstream upstream) {
    if (!running.add(upstream)) {
      return;
    }
    long version = upstream.standing().version();
    long start = System.nanoTime();
    client
        .newRequest(upstream.uri().resolve("/health"))
        .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .send(
            new BufferingResponseListener(MOST_BYTES) {
              @Override
              public void onComplete(Result result) {
                double millis = (System.nanoTime() - start) / 1e6;
                CheckResult check =
                    result.isFailed()
                        ? new CheckResult(clock.instant(), false, millis, words(result))
                        : read(upstream, result.getResponse().getStatus(), getContent(), millis);
                running.remove(upstream);
                if (!closed) {
                  upstream.probed(check, version);
                }
              }
            });
  }

  private CheckResult read(Upstream upstream, int status, byte[] body, double millis) {
    String text;
    boolean ok = false;
    try {
      Map<String, Object> answer = Json.object(body == null ? new byte[0] : body);
      Object host = answer.get("host");
      if (!upstream.id().equals(host)) {
        text = "%d, but from %s".formatted(status, host == null ? "a stranger" : host);
      } else if (status == 200 && Boolean.TRUE.equals(answer.get("ok"))) {
        ok = true;
        text = "%d in %.0f ms".formatted(status, Math.max(1, millis));
      } else {
        text = "%d: %s".formatted(status, answer.getOrDefault("reason", "no reason given"));
      }
    } catch (ProblemException e) {
      text = status + ", but the answer is not the JSON of a node";
    }
    return new CheckResult(clock.instant(), ok, millis, text);
  }

  private static String words(Result result) {
    return switch (result.getFailure()) {
      case TimeoutException _ -> "no answer within " + TIMEOUT.toMillis() + " ms";
      case ConnectException _ -> "connection refused";
      case Throwable failure -> Failures.inWords(failure);
    };
  }

  /** Stops asking. */
  @Override
  public void close() {
    closed = true;
    ticks.cancel(false);
    LifeCycle.stop(client);
  }
}
