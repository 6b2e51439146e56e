package io.understudy.rpc.client;

import io.understudy.rpc.client.CallTrace.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** Writes down what happens in one call, and tells whoever follows it. */
final class Recorder {
  private static final double NANOS_PER_MS = 1e6;

  private final long id;
  private final Instant at;
  private final CallSpec spec;
  private final LongSupplier nanoTime;
  private final long beginNanos;
  private final BiConsumer<Long, Step> follower;
  private final List<Step> steps = new ArrayList<>();
  private State state = State.RUNNING;
  private String answer = "";
  private String servedBy = "";
  private String problem = "";
  private int attempts;
  private double ms;

  /** How it ended, once it was asked for; null before. */
  private CallTrace end;

  Recorder(
      long id, Instant at, CallSpec spec, LongSupplier nanoTime, BiConsumer<Long, Step> follower) {
    this.id = id;
    this.at = at;
    this.spec = spec;
    this.nanoTime = nanoTime;
    this.beginNanos = nanoTime.getAsLong();
    this.follower = follower;
  }

  double elapsedMs() {
    return (nanoTime.getAsLong() - beginNanos) / NANOS_PER_MS;
  }

  synchronized void step(StepKind kind, Instance target, String words) {
    Step step =
        new Step(
            Math.round(elapsedMs() * 100) / 100.0,
            kind,
            target == null ? "" : target.node(),
            target == null ? "" : target.address(),
            words);
    steps.add(step);
    if (kind == StepKind.CALL) {
      attempts++;
    }
    follower.accept(id, step);
  }

  synchronized void answered(Instance server, String text, String by) {
    answer = text;
    servedBy = by;
    ms = elapsedMs();
    state = State.ANSWERED;
    step(
        StepKind.ANSWER,
        server,
        "\"%s\" from %s%s"
            .formatted(
                text,
                by,
                attempts == 1 ? "" : String.format(Locale.ROOT, ", after %d attempts", attempts)));
  }

  synchronized void failed(String words) {
    problem = words;
    ms = elapsedMs();
    state = State.FAILED;
    step(StepKind.GAVE_UP, null, words);
  }

  synchronized CallTrace trace() {
    if (end != null) {
      return end;
    }
    CallTrace now = now();
    end = state == State.RUNNING ? null : now;
    return now;
  }

  private CallTrace now() {
    return new CallTrace(
        id,
        at,
        spec,
        state,
        steps,
        answer,
        servedBy,
        problem,
        attempts,
        state == State.RUNNING ? elapsedMs() : ms);
  }
}
