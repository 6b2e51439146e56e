package io.understudy.balancer;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.understudy.measure.Meter;
import java.net.URI;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A node as the balancer knows it: an address, an opinion and a meter. Requests tell how they went;
 * the common answer, a good one, costs a few looks and no lock. Safe for any number of threads.
 */
public final class Upstream {
  private static final int FIRST_SERVER_ERROR = 500;
  private static final long OUTRUN_SILENCE_NANOS = MILLISECONDS.toNanos(100);

  private final String id;
  private final URI uri;
  private final long hash;
  private final Upstreams upstreams;
  private final Opinion opinion;
  private final Share share;
  private final Streaks streaks = new Streaks();
  private final Latencies latencies = new Latencies();
  private final Slowness slowness = new Slowness();
  private final Meter meter = new Meter();
  private final Optional<Upstream> present = Optional.of(this);
  private volatile CheckResult lastCheck;
  private volatile long lastGood;

  /** What {@link Turns} owe it; guarded by them. */
  double turn;

  /**
   * The present opinion. Immutable.
   *
   * @param phase the opinion
   * @param reason why, in words
   * @param refused whether the last thing known of it is that connections to it break
   * @param version grows with every change, so that a late answer to an old probe can be told
   */
  public record Standing(UpstreamPhase phase, String reason, boolean refused, long version) {
    /** The opinion in one of three words. */
    public UpstreamHealth health() {
      return phase.health();
    }

    /** Whether it takes nothing new. */
    public boolean draining() {
      return phase == UpstreamPhase.DRAINING;
    }
  }

  Upstream(String id, URI uri, Upstreams upstreams, LongSupplier nanos) {
    this.id = id;
    this.uri = uri;
    this.hash = ConsistentHash.hash(id);
    this.upstreams = upstreams;
    this.share = new Share(nanos);
    this.lastGood = nanos.getAsLong();
    this.opinion = new Opinion(id, upstreams, this::startFresh);
  }

  /** The id of the node. */
  public String id() {
    return id;
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  /** The present opinion. */
  public Standing standing() {
    return opinion.standing();
  }

  /** How it is treated at this moment. */
  public Treatment treatment() {
    return opinion.treatment(weight());
  }

  /** The last active probe, if there was one. */
  public Optional<CheckResult> lastCheck() {
    return Optional.ofNullable(lastCheck);
  }

  /** What the requests that the balancer sent to it measured. */
  public Meter meter() {
    return meter;
  }

  /** Its share of the requests beside that of the others: its weight, or less while it warms up. */
  public double weight() {
    return share.now();
  }

  /** The requests that it works on, for its weight. */
  public double load() {
    return meter.inFlight() / share.now();
  }

  /** A number of its id for consistent hashing. */
  long hash() {
    return hash;
  }

  /** Itself, in a box that is made once. */
  Optional<Upstream> present() {
    return present;
  }

  Share share() {
    return share;
  }

  Latencies latencies() {
    return latencies;
  }

  Slowness slowness() {
    return slowness;
  }

  /**
   * Takes in what a probe found.
   *
   * @param check the finding
   * @param version of the standing when the probe was sent; if it has changed since, the finding is
   *     shown but has no effect, because it may be older than what changed it
   */
  void probed(CheckResult check, long version) {
    probed(check, version, false);
  }

  /** The same, and whether the connection itself broke or was refused. */
  void probed(CheckResult check, long version, boolean refused) {
    lastCheck = check;
    opinion.probed(check, version, refused);
  }

  /** Whether a request may go to it as the one that is tried, if it is half-open. */
  boolean takeTrial() {
    return opinion.takeTrial(upstreams.settings().checks().timeoutMs());
  }

  /**
   * A request was answered, well or not.
   *
   * @param status the HTTP status of the answer; from 500 on the node is to blame
   * @param nanos how long the node took
   */
  void answered(int status, long nanos) {
    if (status < FIRST_SERVER_ERROR) {
      lastGood = upstreams.now();
      latencies.record(nanos);
      streaks.clear();
      if (opinion.isTrialRunning()) {
        opinion.tried(null);
      }
    } else {
      judge(streaks.error(status, upstreams.settings().ejection()), "was answered with " + status);
    }
  }

  /** A request met a broken connection; the cause is told in words. */
  void broke(String cause) {
    String reason = streaks.broke(cause, upstreams.settings().ejection());
    if (reason != null) {
      opinion.broke(reason);
    } else if (opinion.isTrialRunning()) {
      opinion.tried("met a broken connection: " + cause);
    }
  }

  /**
   * A request got no answer within its time for one try, which was so many milliseconds. That
   * speaks against the node only if it has been silent for as long and another has not: when the
   * whole machine is busy all are slow, and fewer nodes would make that worse.
   */
  void timedOut(long millis) {
    String reason = streaks.timedOut(millis, upstreams.settings().ejection());
    judge(
        isSilent(MILLISECONDS.toNanos(millis)) ? reason : null,
        "got no answer within %d ms".formatted(millis));
  }

  /** Another node, asked later, answered a request before this one; see {@link #timedOut}. */
  void outrun() {
    String reason = streaks.outrun(upstreams.settings().ejection());
    judge(
        isSilent(OUTRUN_SILENCE_NANOS) ? reason : null,
        "was answered earlier by another node, asked later");
  }

  private boolean isSilent(long nanos) {
    long since = upstreams.now() - nanos;
    return lastGood - since <= 0 && upstreams.hasAnswered(since, this);
  }

  boolean hasAnswered(long since) {
    return lastGood - since > 0;
  }

  /** Its answers take much longer than those of the others. */
  void tooSlow(String reason) {
    opinion.misbehaved(reason);
  }

  private void judge(String reason, String trial) {
    if (opinion.isTrialRunning()) {
      opinion.tried(trial);
    } else if (reason != null) {
      opinion.misbehaved(reason);
    }
  }

  /** It takes nothing new from now on; told again, only the reason changes. */
  void drain(String reason) {
    opinion.drain(reason);
  }

  /** It is another process now, and may take requests as soon as a probe finds it well. */
  void readmit(String reason) {
    opinion.readmit(reason);
  }

  /** The same process may take requests again, as soon as probes find it well. */
  void resume(String reason) {
    opinion.resume(reason);
  }

  /** Whether a good probe would put it on trial now. */
  boolean awaitsTrial() {
    return opinion.awaitsTrial();
  }

  /** It is no longer one of us; whatever else is said of it means nothing. */
  void forget() {
    opinion.forget();
  }

  /** It is healthy again, or another process: what was counted before does not count now. */
  private void startFresh() {
    streaks.clear();
    latencies.clear();
    slowness.forget();
    share.warmUp();
  }

  @Override
  public String toString() {
    return id;
  }
}
