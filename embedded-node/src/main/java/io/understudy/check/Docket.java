package io.understudy.check;

import java.util.ArrayList;
import java.util.List;

/** What one check has found so far. */
final class Docket {
  private static final int FEW = 3;

  private final List<Finding> findings = new ArrayList<>();
  private final List<String> doubts = new ArrayList<>();
  private boolean exercised;
  private String passed = "";
  private long more;

  /** The run had to do with the promise. */
  void exercised(boolean yes) {
    exercised = yes;
  }

  /** The promise was broken. */
  void finding(String words, Trace... evidence) {
    if (findings.size() < CheckResult.MOST_FINDINGS) {
      findings.add(new Finding(words, List.of(evidence)));
    } else {
      more++;
    }
  }

  /** It was broken so many times more than is kept. */
  void more(long count) {
    more += count;
  }

  /** A reason not to be sure; an empty one is none. */
  void doubt(String words) {
    if (!words.isEmpty()) {
      doubts.add(words);
    }
  }

  /** A reason not to be sure, if something is so. */
  void doubtIf(boolean so, String words) {
    if (so) {
      doubts.add(words);
    }
  }

  /** The same as {@link #doubt}, for what may come many times: only the first few are told. */
  void doubtOnce(String words) {
    if (doubts.size() < FEW) {
      doubts.add(words);
    }
  }

  /** What to say if there is nothing to find and no doubt. */
  void otherwise(String words) {
    passed = words;
  }

  CheckResult close(Check check) {
    Verdict verdict =
        !findings.isEmpty()
            ? Verdict.FAILED
            : exercised && doubts.isEmpty() ? Verdict.PASSED : Verdict.UNKNOWN;
    String words =
        switch (verdict) {
          case FAILED -> "broken %d times".formatted(findings.size() + more);
          case PASSED -> passed;
          case UNKNOWN ->
              exercised ? String.join("; ", doubts) : "the run had nothing to do with it";
        };
    return new CheckResult(
        check.name(),
        check.promise(),
        verdict,
        exercised || verdict == Verdict.FAILED,
        words,
        findings,
        more);
  }
}
