package io.understudy.balancer;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.measure.Meter;
import java.net.URI;
import java.util.Optional;

/**
 * A node as the balancer knows it: an address, an opinion and a meter. The opinion is a state
 * machine of {@link UpstreamHealth}; every change is an event. Safe for any number of threads.
 */
public final class Upstream {
  private final String id;
  private final URI uri;
  private final long hash;
  private final Journal journal;
  private final Runnable changed;
  private final Share share;
  private final Meter meter = new Meter();

  /** What {@link Turns} owe it; guarded by them. */
  double turn;

  private volatile Standing standing =
      new Standing(UpstreamHealth.UNHEALTHY, "not probed yet", false, 0);
  private volatile CheckResult lastCheck;

  /**
   * The present opinion. Immutable.
   *
   * @param health the opinion
   * @param reason why, in words
   * @param draining whether it takes nothing new
   * @param version grows with every change, so that a late answer to an old probe can be told
   */
  public record Standing(UpstreamHealth health, String reason, boolean draining, long version) {}

  Upstream(String id, URI uri, Journal journal, Share share, Runnable changed) {
    this.id = id;
    this.hash = ConsistentHash.hash(id);
    this.share = share;
    this.uri = uri;
    this.journal = journal;
    this.changed = changed;
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
    return standing;
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

  Share share() {
    return share;
  }

  /**
   * Takes in what a probe found.
   *
   * @param check the finding
   * @param version of the standing when the probe was sent; if it has changed since, the finding is
   *     shown but has no effect, because it may be older than what changed it
   */
  synchronized void probed(CheckResult check, long version) {
    lastCheck = check;
    if (standing.version() != version || standing.draining()) {
      return;
    }
    if (check.ok() && standing.health() != UpstreamHealth.HEALTHY) {
      become(UpstreamHealth.HEALTHY, "the probe was answered: " + check.text(), false);
    } else if (!check.ok() && standing.health() == UpstreamHealth.HEALTHY) {
      become(UpstreamHealth.UNHEALTHY, "the probe failed: " + check.text(), false);
    }
  }

  /**
   * A request was answered, well or not.
   *
   * @param status the HTTP status of the answer
   * @param nanos how long the node took
   */
  void answered(int status, long nanos) {
    // the ejection for server errors and latency goes here
  }

  /** A request met a broken connection; the cause is told in words. */
  void broke(String cause) {
    eject("a request met a broken connection: " + cause);
  }

  /** A request got no answer within its time for one try. */
  void timedOut(long millis) {
    // the ejection for time-outs goes here
  }

  /** Another node, asked later, answered a request before this one. */
  void outrun() {
    // the ejection of hanging nodes goes here
  }

  private synchronized void eject(String reason) {
    if (standing.health() != UpstreamHealth.EJECTED && !standing.draining()) {
      become(UpstreamHealth.EJECTED, reason, false);
    }
  }

  /** It takes nothing new from now on; told again, only the reason changes. */
  synchronized void drain(String reason) {
    become(UpstreamHealth.UNHEALTHY, reason, true);
  }

  /** It may take requests again as soon as a probe finds it well. */
  synchronized void readmit(String reason) {
    if (standing.draining()) {
      become(UpstreamHealth.UNHEALTHY, reason, false);
    }
  }

  private void become(UpstreamHealth health, String reason, boolean draining) {
    Standing before = standing;
    standing = new Standing(health, reason, draining, before.version() + 1);
    if (health == UpstreamHealth.HEALTHY && before.health() != health) {
      share.warmUp();
    }
    changed.run();
    if (before.health() != health) {
      EventType type =
          switch (health) {
            case HEALTHY -> EventType.UPSTREAM_HEALTHY;
            case UNHEALTHY -> EventType.UPSTREAM_UNHEALTHY;
            case EJECTED -> EventType.UPSTREAM_EJECTED;
          };
      journal.append(type, id, before.health().code(), health.code(), reason);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
