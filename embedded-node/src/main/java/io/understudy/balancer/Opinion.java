package io.understudy.balancer;

import io.understudy.balancer.BalancerSettings.Ejection;
import io.understudy.journal.EventType;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the balancer thinks of one upstream: the state machine of {@link UpstreamPhase}. Probes move
 * it between healthy and unhealthy, requests eject it, time and a good probe put it on trial, and
 * the trial brings it back. All changes are made under the lock of the {@link Upstreams}, because
 * how many are out decides whether one more may go.
 */
final class Opinion {
  /** Right after a restart a broken connection may be one of the process before. */
  static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** How often it is said at most that a node stays although it should go. */
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final String id;
  private final Upstreams upstreams;
  private final Runnable freshStart;
  private final Penalty penalty = new Penalty();
  private final Trial trial = new Trial();
  private final AtomicLong ejections = new AtomicLong();
  private volatile Upstream.Standing standing =
      new Upstream.Standing(UpstreamPhase.NEW, "not probed yet", false, 0);
  private int goodProbes;
  private int badProbes;
  private boolean graceful;
  private long graceUntil;
  private boolean kept;
  private long keptAt;
  private boolean gone;

  /**
   * Not probed yet.
   *
   * @param id the node
   * @param upstreams the others, their lock and their settings
   * @param freshStart what to do when it becomes healthy
   */
  Opinion(String id, Upstreams upstreams, Runnable freshStart) {
    this.id = id;
    this.upstreams = upstreams;
    this.freshStart = freshStart;
  }

  Upstream.Standing standing() {
    return standing;
  }

  /** Whether this request may be tried on it. */
  boolean takeTrial(long patienceMs) {
    return standing.phase() == UpstreamPhase.HALF_OPEN && trial.take(upstreams.now(), patienceMs);
  }

  /** Whether a request is on trial; costs one look. */
  boolean isTrialRunning() {
    return trial.isRunning();
  }

  void probed(CheckResult check, long version, boolean refused) {
    synchronized (upstreams) {
      UpstreamPhase phase = standing.phase();
      if (gone || standing.version() != version || phase == UpstreamPhase.DRAINING) {
        return;
      }
      if (check.ok()) {
        badProbes = 0;
        goodProbes++;
        goodProbe(phase, check.text());
      } else {
        goodProbes = 0;
        badProbes++;
        badProbe(phase, check.text(), refused);
      }
    }
  }

  private void goodProbe(UpstreamPhase phase, String text) {
    switch (phase) {
      case NEW -> become(UpstreamPhase.HEALTHY, "the probe was answered: " + text, false);
      case UNHEALTHY -> {
        int rise = upstreams.settings().checks().rise();
        if (goodProbes >= rise) {
          become(UpstreamPhase.HEALTHY, probes(goodProbes, "answered", text), false);
        }
      }
      case EJECTED -> {
        if (penalty.leftMs(upstreams.now()) == 0) {
          trial.begin();
          String reason = "half-open: its time is over and the probe was answered: " + text;
          become(UpstreamPhase.HALF_OPEN, reason, false);
        }
      }
      case HALF_OPEN -> {
        if (trial.probeWentWell()) {
          become(UpstreamPhase.HEALTHY, "its trial went well, the last probe too: " + text, false);
        }
      }
      case HEALTHY -> {
        if (kept && upstreams.now() - keptAt > KEPT_NANOS) {
          become(UpstreamPhase.HEALTHY, "the probe was answered: " + text, false);
        }
      }
      case DRAINING -> {}
    }
  }

  private void badProbe(UpstreamPhase phase, String text, boolean refused) {
    boolean fell = badProbes >= upstreams.settings().checks().fall();
    switch (phase) {
      case HEALTHY -> {
        if (fell) {
          become(UpstreamPhase.UNHEALTHY, probes(badProbes, "failed", text), refused);
        }
      }
      case NEW -> become(UpstreamPhase.UNHEALTHY, "the probe failed: " + text, refused);
      case HALF_OPEN -> {
        if (fell) {
          eject("a probe failed during its trial: " + text, refused);
        }
      }
      case UNHEALTHY -> {
        // Its reason is what is the matter now, and not what was at first.
        if (standing.refused() != refused || !standing.reason().endsWith(text)) {
          become(phase, "the probe failed: " + text, refused);
        }
      }
      case EJECTED -> {
        if (standing.refused() != refused) {
          become(phase, standing.reason(), refused);
        }
      }
      case DRAINING -> {}
    }
  }

  private static String probes(int row, String what, String text) {
    return row == 1
        ? "the probe was %s: %s".formatted(what, text).replace("was failed", "failed")
        : "%d probes in a row were %s, the last one: %s"
            .formatted(row, what, text)
            .replace("were failed", "failed");
  }

  /** A connection broke, as often as it takes; that is evidence enough, whoever else is out. */
  void broke(String reason) {
    boolean doubtful = false;
    synchronized (upstreams) {
      switch (standing.phase()) {
        case HEALTHY -> {
          doubtful = graceful && upstreams.now() - graceUntil < 0;
          if (!doubtful) {
            eject(reason, true);
          }
        }
        case HALF_OPEN -> eject(reason, true);
        case NEW, UNHEALTHY, EJECTED, DRAINING -> {}
      }
    }
    if (doubtful) {
      upstreams.look(id);
    }
  }

  /** Requests went so badly that it should go, unless too many are out. */
  void misbehaved(String reason) {
    synchronized (upstreams) {
      if (standing.phase() != UpstreamPhase.HEALTHY) {
        return;
      }
      String objection = upstreams.objection();
      if (objection == null) {
        eject(reason, false);
      } else if (!kept || upstreams.now() - keptAt > KEPT_NANOS) {
        String words = "it stays in although %s: %s".formatted(reason, objection);
        become(UpstreamPhase.HEALTHY, words, false);
        kept = true;
        keptAt = upstreams.now();
        upstreams.journal().append(EventType.UPSTREAM_KEPT, id, words);
      }
    }
  }

  /** The request on trial went well, or badly for this reason. */
  void tried(String failure) {
    synchronized (upstreams) {
      if (standing.phase() != UpstreamPhase.HALF_OPEN || !trial.isRunning()) {
        return;
      }
      if (failure != null) {
        eject("the request on trial " + failure, false);
      } else if (trial.requestWentWell()) {
        become(UpstreamPhase.HEALTHY, "its trial went well: requests were answered", false);
      }
    }
  }

  private void eject(String reason, boolean refused) {
    if (gone) {
      return;
    }
    Ejection limits = upstreams.settings().ejection();
    long millis = penalty.eject(upstreams.now(), limits);
    String times = penalty.count() == 1 ? "" : ", as this was time %d".formatted(penalty.count());
    ejections.incrementAndGet();
    become(UpstreamPhase.EJECTED, "%s; out for %d ms%s".formatted(reason, millis, times), refused);
  }

  void drain(String reason) {
    synchronized (upstreams) {
      become(UpstreamPhase.DRAINING, reason, false);
    }
  }

  /** It is another process from now on: what the one before did is forgotten. */
  void readmit(String reason) {
    synchronized (upstreams) {
      long now = upstreams.now();
      penalty.forget(now);
      graceful = true;
      graceUntil = now + GRACE_NANOS;
      if (standing.phase() == UpstreamPhase.HEALTHY) {
        become(UpstreamPhase.HEALTHY, standing.reason(), false);
        freshStart.run();
      } else {
        become(UpstreamPhase.NEW, reason, false);
      }
    }
  }

  /** The same process is admitted again; probes decide. */
  void resume(String reason) {
    synchronized (upstreams) {
      if (standing.phase() == UpstreamPhase.DRAINING) {
        become(UpstreamPhase.UNHEALTHY, reason, false);
      }
    }
  }

  /** Whether it was out for long enough, so that a good probe puts it on trial. */
  boolean awaitsTrial() {
    synchronized (upstreams) {
      return standing.phase() == UpstreamPhase.EJECTED && penalty.leftMs(upstreams.now()) == 0;
    }
  }

  /** Nothing more is to be thought of it. */
  void forget() {
    synchronized (upstreams) {
      gone = true;
    }
  }

  Treatment treatment(double weight) {
    synchronized (upstreams) {
      UpstreamPhase phase = standing.phase();
      return new Treatment(
          phase == UpstreamPhase.HALF_OPEN,
          phase == UpstreamPhase.EJECTED ? penalty.leftMs(upstreams.now()) : 0,
          ejections.get(),
          weight);
    }
  }

  private void become(UpstreamPhase phase, String reason, boolean refused) {
    Upstream.Standing before = standing;
    if (gone) {
      return;
    }
    standing = new Upstream.Standing(phase, reason, refused, before.version() + 1);
    goodProbes = 0;
    badProbes = 0;
    kept = false;
    long now = upstreams.now();
    if (phase == UpstreamPhase.HEALTHY && before.phase() != phase) {
      penalty.good(now);
      freshStart.run();
    } else if (phase != UpstreamPhase.HEALTHY) {
      penalty.bad(now);
    }
    upstreams.refresh();
    EventType type = event(before.phase(), phase);
    if (type != null) {
      upstreams.journal().append(type, id, before.phase().code(), phase.code(), reason);
    }
    upstreams.announce();
  }

  /** The event of a transition; null if the world outside sees none. */
  private static EventType event(UpstreamPhase before, UpstreamPhase after) {
    if (after == UpstreamPhase.HALF_OPEN) {
      return EventType.UPSTREAM_TRIAL;
    }
    if (before == UpstreamPhase.HALF_OPEN && after == UpstreamPhase.EJECTED) {
      return EventType.UPSTREAM_EJECTED;
    }
    if (before.health() == after.health()) {
      return null;
    }
    return switch (after.health()) {
      case HEALTHY -> EventType.UPSTREAM_HEALTHY;
      case UNHEALTHY -> EventType.UPSTREAM_UNHEALTHY;
      case EJECTED -> EventType.UPSTREAM_EJECTED;
    };
  }
}
