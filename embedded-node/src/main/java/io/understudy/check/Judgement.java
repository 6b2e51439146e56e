package io.understudy.check;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What all checks say of a run.
 *
 * @param verdict the worst of those that the run has exercised; UNKNOWN if it exercised none
 * @param checks each of them, always in the same order
 * @param dropped what there was too much of to be kept, in words; empty for nothing
 */
public record Judgement(Verdict verdict, List<CheckResult> checks, List<String> dropped) {
  /** Keeps copies. */
  public Judgement {
    checks = List.copyOf(checks);
    dropped = List.copyOf(dropped);
  }

  /** What all checks promise, by their names and in their order. */
  public static SequencedMap<String, String> promises() {
    return Checks.promises();
  }

  static Judgement of(List<CheckResult> checks, List<String> dropped) {
    Verdict worst =
        checks.stream()
            .filter(CheckResult::exercised)
            .map(CheckResult::verdict)
            .reduce(Verdict::orWorse)
            .orElse(Verdict.UNKNOWN);
    return new Judgement(worst, checks, dropped);
  }

  /** What one check says, by its name. */
  public Optional<CheckResult> check(String name) {
    return checks.stream().filter(result -> result.check().equals(name)).findFirst();
  }

  /** How many findings a check has; 0 if there is no such check. */
  public long count(String name) {
    return check(name).map(result -> result.findings().size() + result.more()).orElse(0L);
  }
}
