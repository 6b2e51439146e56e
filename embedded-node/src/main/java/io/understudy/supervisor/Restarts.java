package io.understudy.supervisor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The restarts of one node: decides, when it has ended, what becomes of it. At most so many
 * restarts are tried within a sliding window, as supervisors of Erlang/OTP do ("maximum restart
 * intensity" in the OTP Design Principles). Safe for any number of threads.
 */
public final class Restarts {
  private final LongSupplier nanoTime;
  private final RandomGenerator random;

  /** When the restarts that still count were decided, in nanoseconds, oldest first. */
  private final Deque<Long> recent = new ArrayDeque<>();

  private RestartRules rules;
  private long total;

  /**
   * A node that never ended.
   *
   * @param rules by which it is restarted
   * @param nanoTime a time that only goes forward, in nanoseconds
   * @param random spreads the restarts
   */
  public Restarts(RestartRules rules, LongSupplier nanoTime, RandomGenerator random) {
    this.rules = rules;
    this.nanoTime = nanoTime;
    this.random = random;
  }

  /**
   * The node has ended.
   *
   * @param how how
   * @param why why, in words; part of the reason if it is given up
   */
  public synchronized Decision ended(Ending how, String why) {
    boolean restart =
        switch (rules.policy()) {
          case NEVER -> false;
          case ON_CRASH -> how == Ending.CRASH;
          case ALWAYS -> true;
        };
    if (!restart) {
      return new Decision.Stay();
    }
    forgetOld();
    if (how == Ending.KILL) {
      return new Decision.Retry(
          Backoff.before(rules, 1, random),
          "its restart policy is \"%s\"".formatted(rules.restart()));
    }
    if (recent.size() >= rules.maxRestarts()) {
      return new Decision.GiveUp(
          "given up after %d %s in %d s; the last time: %s"
              .formatted(
                  recent.size(),
                  recent.size() == 1 ? "restart" : "restarts",
                  TimeUnit.MILLISECONDS.toSeconds(rules.windowMs()),
                  why));
    }
    recent.addLast(nanoTime.getAsLong());
    int attempt = recent.size();
    return new Decision.Retry(
        Backoff.before(rules, attempt, random),
        "attempt %d of %d".formatted(attempt, rules.maxRestarts()));
  }

  private void forgetOld() {
    long window = TimeUnit.MILLISECONDS.toNanos(rules.windowMs());
    long now = nanoTime.getAsLong();
    while (!recent.isEmpty() && now - recent.getFirst() >= window) {
      recent.removeFirst();
    }
  }

  /** A restart that was decided is carried out. */
  public synchronized void restarted() {
    total++;
  }

  /** Somebody starts the node by hand: what was before no longer counts. */
  public synchronized void forgive() {
    recent.clear();
  }

  /** The rules from now on; what was decided stays decided. */
  public synchronized void follow(RestartRules others) {
    rules = others;
  }

  /** The present rules. */
  public synchronized RestartRules rules() {
    return rules;
  }

  /** How often it was restarted since it joined. */
  public synchronized long total() {
    return total;
  }
}
