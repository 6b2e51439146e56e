package io.understudy.cluster;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.rpc.client.CallTrace;
import io.understudy.rpc.client.Step;
import io.understudy.rpc.client.StepKind;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts calls, and tells the journal of those that needed a secondary server or failed: in sums, a
 * few times a second, not one by one. Safe for any number of threads.
 */
final class CallLog {
  private final Journal journal;
  private final LongAdder begun = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder attempts = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder hedges = new LongAdder();
  private final LongAdder fallbacks = new LongAdder();
  private final Map<Untold, Sum> untold = new ConcurrentHashMap<>();

  private record Untold(EventType type, String subject) {}

  private record Sum(int calls, String last) {
    Sum plus(Sum other) {
      return new Sum(calls + other.calls, other.last);
    }
  }

  CallLog(Journal journal) {
    this.journal = journal;
  }

  void begun() {
    begun.increment();
  }

  void step(Step step) {
    switch (step.kind()) {
      case CALL -> attempts.increment();
      case RETRY -> retries.increment();
      case HEDGE -> hedges.increment();
      case FALLBACK -> fallbacks.increment();
      default -> {
        // Only what is counted.
      }
    }
  }

  void ended(CallTrace call) {
    if (call.state() == CallTrace.State.FAILED) {
      failed.increment();
      tell(EventType.CALLS_FAILED, call.spec().service(), call.problem());
      return;
    }
    answered.increment();
    if (call.has(StepKind.FALLBACK)) {
      tell(
          EventType.CALLS_FELL_BACK,
          call.servedBy(),
          "\"%s\" from %s after %d attempts"
              .formatted(call.answer(), call.servedBy(), call.attempts()));
    }
  }

  private void tell(EventType type, String subject, String words) {
    untold.merge(new Untold(type, subject), new Sum(1, words), Sum::plus);
  }

  /** Writes what has gathered since the last time. */
  void flush() {
    for (Untold one : Set.copyOf(untold.keySet())) {
      Sum sum = untold.remove(one);
      if (sum != null) {
        String calls = sum.calls() == 1 ? "1 call" : sum.calls() + " calls";
        String what =
            one.type() == EventType.CALLS_FAILED
                ? " failed, the last one because "
                : sum.calls() == 1
                    ? " was answered by a secondary server: "
                    : " were answered by a secondary server, the last one with ";
        journal.append(one.type(), one.subject(), calls + what + sum.last());
      }
    }
  }

  CallCounts counts() {
    long good = answered.sum();
    long bad = failed.sum();
    return new CallCounts(
        Math.max(0, begun.sum() - good - bad),
        good,
        bad,
        attempts.sum(),
        retries.sum(),
        hedges.sum(),
        fallbacks.sum());
  }
}
