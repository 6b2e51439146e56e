package io.understudy.check;

import java.util.List;

/**
 * What one check says.
 *
 * @param check its name, for example {@code sessions-lost}
 * @param promise what it holds the cluster to, in words
 * @param verdict FAILED if there are findings; otherwise UNKNOWN if there was too little to see
 * @param exercised whether the run had anything to do with it; if not, the verdict is UNKNOWN and
 *     does not count for the run
 * @param words why, in one or two sentences
 * @param findings what is wrong, the first {@link #MOST_FINDINGS}
 * @param more how many more there are
 */
public record CheckResult(
    String check,
    String promise,
    Verdict verdict,
    boolean exercised,
    String words,
    List<Finding> findings,
    long more) {
  /** More than anybody reads. */
  public static final int MOST_FINDINGS = 20;

  /** Keeps a copy of the findings. */
  public CheckResult {
    findings = List.copyOf(findings);
  }
}
