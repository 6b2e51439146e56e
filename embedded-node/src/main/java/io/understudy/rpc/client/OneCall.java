package io.understudy.rpc.client;

import io.understudy.problem.ProblemException;
import io.understudy.rpc.client.Wire.Outcome;
import io.understudy.rpc.client.Wire.Result;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * The state machine of one call: {@code RESOLVING → ATTEMPTING ⇄ PAUSING → FALLING_BACK → OVER}. It
 * is over when somebody has answered, when a server refuses what no other one would take, when all
 * attempts and all secondaries have failed, or at the deadline. The last {@code attemptMs} before
 * the deadline belong to the secondaries.
 */
final class OneCall {
  private enum Phase {
    RESOLVING,
    ATTEMPTING,
    PAUSING,
    FALLING_BACK,
    OVER
  }

  /** When an attempt has taken so long, it is looked whether its server has missed a heartbeat. */
  private static final long LISTEN_MS = 100;

  private static final int LEAST_MS = 5;

  private final CallSpec spec;
  private final Surroundings around;
  private final Recorder recorder;
  private final CompletableFuture<CallTrace> done = new CompletableFuture<>();
  private final List<Attempt> running = new ArrayList<>();
  private final Set<Instance> tried = new HashSet<>();
  private final Set<String> missed = new HashSet<>();
  private final List<Future<?>> timers = new ArrayList<>();
  private Phase phase = Phase.RESOLVING;
  private Resolution resolution;
  private Queue<Instance> secondaries;
  private int attempts;
  private boolean hedged;
  private String lastFailure = "";

  OneCall(CallSpec spec, Surroundings around, Recorder recorder) {
    this.spec = spec;
    this.around = around;
    this.recorder = recorder;
  }

  private static final class Attempt {
    private final Instance server;
    private Runnable cancel = () -> {};

    Attempt(Instance server) {
      this.server = server;
    }
  }

  CompletableFuture<CallTrace> begin() {
    synchronized (this) {
      around.budget().call();
      later(spec.deadlineMs(), this::deadline);
      if (resolve(true)) {
        attempt();
      }
    }
    return done;
  }

  private boolean resolve(boolean aloud) {
    try {
      resolution = around.resolver().resolve(spec.service());
    } catch (ProblemException e) {
      resolution = new Resolution(List.of(), List.of(), e.detail());
    }
    if (aloud) {
      recorder.step(StepKind.RESOLVE, null, resolution.words());
    }
    for (Resolution.Absent absent : resolution.out()) {
      if (absent.missedHeartbeat() && missed.add(absent.instance().node())) {
        recorder.step(StepKind.MISSED_HEARTBEAT, absent.instance(), absent.words());
      }
    }
    if (candidates().isEmpty()) {
      lastFailure =
          spec.primary().isEmpty()
              ? resolution.words()
              : "%s is not among the live servers".formatted(spec.primary());
      if (!aloud || !spec.primary().isEmpty()) {
        recorder.step(StepKind.RESOLVE, null, lastFailure);
      }
      fallBack();
      return false;
    }
    return true;
  }

  private List<Instance> candidates() {
    return spec.primary().isEmpty()
        ? resolution.live()
        : resolution.live().stream().filter(one -> one.node().equals(spec.primary())).toList();
  }

  private void attempt() {
    attempts++;
    phase = Phase.ATTEMPTING;
    List<Instance> all = candidates();
    List<Instance> fresh = all.stream().filter(one -> !tried.contains(one)).toList();
    Instance server = around.spread().pick(fresh.isEmpty() ? all : fresh, this::isDoubtful);
    recorder.step(
        StepKind.PICK,
        server,
        spec.primary().isEmpty()
            ? "%s is next of %d".formatted(server.node(), all.size())
            : "%s is the primary".formatted(server.node()));
    ask(server, Math.min(spec.attemptMs(), leftMs()));
    if (spec.hedgeMs() > 0 && !hedged && phase == Phase.ATTEMPTING) {
      later(spec.hedgeMs(), this::hedge);
    }
  }

  /** Whether others are to be preferred: it has failed lately, or is not heard of. */
  private boolean isDoubtful(Instance server) {
    return around.ejections().isOut(server)
        || around.resolver().missedHeartbeat(server.node()).isPresent();
  }

  private void ask(Instance server, int timeoutMs) {
    Attempt attempt = new Attempt(server);
    running.add(attempt);
    tried.add(server);
    recorder.step(StepKind.CALL, server, "%s, within %d ms".formatted(spec.text(), timeoutMs));
    listen(attempt);
    attempt.cancel =
        around
            .wire()
            .ask(
                server,
                spec.text(),
                Duration.ofMillis(timeoutMs),
                outcome -> ended(attempt, outcome));
  }

  private void listen(Attempt attempt) {
    later(
        LISTEN_MS,
        () -> {
          if (running.contains(attempt) && !noteSilence(attempt.server)) {
            listen(attempt);
          }
        });
  }

  private boolean noteSilence(Instance server) {
    Optional<String> silence = around.resolver().missedHeartbeat(server.node());
    if (silence.isPresent() && missed.add(server.node())) {
      recorder.step(StepKind.MISSED_HEARTBEAT, server, silence.get());
    }
    return silence.isPresent();
  }

  private synchronized void ended(Attempt attempt, Outcome outcome) {
    if (phase == Phase.OVER || !running.remove(attempt)) {
      return;
    }
    Instance server = attempt.server;
    if (outcome.result() == Result.ANSWERED) {
      around.answered(spec.service(), server);
      recordCancelled();
      recorder.answered(server, outcome.text(), outcome.servedBy());
      over();
      return;
    }
    boolean timeout = outcome.result() == Result.TIMEOUT;
    recorder.step(timeout ? StepKind.TIMEOUT : StepKind.FAILURE, server, outcome.words());
    lastFailure = outcome.words();
    if (outcome.result() == Result.REFUSED) {
      recordCancelled();
      recorder.failed("%s refuses the call: %s".formatted(server.node(), outcome.words()));
      over();
      return;
    }
    around.ejections().failed(server);
    noteSilence(server);
    if (running.isEmpty()) {
      next();
    }
  }

  private void next() {
    if (phase == Phase.FALLING_BACK) {
      nextSecondary();
      return;
    }
    int pause = Backoff.millis(attempts, around.random());
    boolean mayRepeat = attempts <= spec.retries();
    boolean inTime = leftMs() - pause > spec.attemptMs() || leftMs() > spec.deadlineMs() / 2;
    if (mayRepeat && inTime && around.budget().take()) {
      phase = Phase.PAUSING;
      recorder.step(
          StepKind.RETRY,
          null,
          "again in %d ms, retry %d of %d".formatted(pause, attempts, spec.retries()));
      later(
          pause,
          () -> {
            if (phase == Phase.PAUSING && resolve(false)) {
              attempt();
            }
          });
      return;
    }
    if (mayRepeat && inTime) {
      lastFailure += "; too many retries by now";
    }
    fallBack();
  }

  private void hedge() {
    List<Instance> others =
        candidates().stream().filter(one -> !tried.contains(one) && !isDoubtful(one)).toList();
    if (phase != Phase.ATTEMPTING || running.isEmpty() || hedged || others.isEmpty()) {
      return;
    }
    if (leftMs() >= LEAST_MS && around.budget().take()) {
      hedged = true;
      Instance server = around.spread().pick(others, _ -> false);
      recorder.step(
          StepKind.HEDGE,
          server,
          "no answer after %d ms: %s is asked as well".formatted(spec.hedgeMs(), server.node()));
      ask(server, Math.min(spec.attemptMs(), leftMs()));
    }
  }

  private void fallBack() {
    phase = Phase.FALLING_BACK;
    secondaries = new ArrayDeque<>(around.secondaries(spec, resolution, tried));
    nextSecondary();
  }

  private void nextSecondary() {
    Instance server = secondaries.poll();
    int left = leftMs();
    if (server == null || left < LEAST_MS) {
      recorder.failed(
          server == null
              ? "no server has answered, and there is no other one: " + lastFailure
              : "the deadline of %d ms is over: %s".formatted(spec.deadlineMs(), lastFailure));
      over();
      return;
    }
    recorder.step(StepKind.FALLBACK, server, "%s is the secondary server".formatted(server.node()));
    ask(server, secondaries.isEmpty() ? left : Math.min(left, spec.attemptMs()));
  }

  private void deadline() {
    if (phase != Phase.OVER) {
      recorder.failed(
          "the deadline of %d ms is over%s"
              .formatted(spec.deadlineMs(), lastFailure.isEmpty() ? "" : ": " + lastFailure));
      over();
    }
  }

  private void recordCancelled() {
    for (Attempt attempt : running) {
      recorder.step(
          StepKind.CANCELLED,
          attempt.server,
          "the answer of %s is not needed any more".formatted(attempt.server.node()));
    }
  }

  private void over() {
    phase = Phase.OVER;
    timers.forEach(timer -> timer.cancel(false));
    List<Attempt> left = List.copyOf(running);
    running.clear();
    left.forEach(attempt -> attempt.cancel.run());
    done.complete(recorder.trace());
  }

  private int leftMs() {
    return (int) Math.max(0, spec.deadlineMs() - recorder.elapsedMs());
  }

  private void later(long millis, Runnable task) {
    timers.removeIf(Future::isDone);
    timers.add(
        around.later(
            millis,
            () -> {
              synchronized (this) {
                if (phase != Phase.OVER) {
                  task.run();
                }
              }
            }));
  }
}
