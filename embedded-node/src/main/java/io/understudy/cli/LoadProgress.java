package io.understudy.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells people how a load run goes, from what {@code GET load/{id}} says of it. */
final class LoadProgress {
  private static final Set<String> ENDS = Set.of("DONE", "STOPPED", "FAILED");

  private final PrintWriter out;
  private final boolean quiet;
  private int last = -1;

  /**
   * @param quiet whether only what is wrong is said
   */
  LoadProgress(PrintWriter out, boolean quiet) {
    this.out = out;
    this.quiet = quiet;
  }

  /** Says what is new, once a second; true if the run is over. */
  boolean shows(Map<String, Object> run) {
    boolean over = ENDS.contains(String.valueOf(run.get("state")));
    int second = run.get("startedAt") == null ? 0 : ((List<?>) run.get("seconds")).size();
    if (!quiet && (over || second != last)) {
      last = second;
      Map<?, ?> latency = (Map<?, ?>) run.get("latency");
      out.println(
          String.format(
              Locale.ROOT,
              "%-9s %5d s  %,d of %,d requests, %,d failed  p50 %.1f ms  p99 %.1f ms",
              run.get("state"),
              second,
              number(run, "due"),
              number(run, "planned"),
              number(run, "failed"),
              ((Number) latency.get("p50Ms")).doubleValue(),
              ((Number) latency.get("p99Ms")).doubleValue()));
      out.flush();
    }
    return over;
  }

  /**
   * Whether all is as it should be at the end: the whole plan was carried out, every request went
   * as expected, and no check that the run has exercised says anything else. If not, says why.
   */
  boolean passed(Map<String, Object> run) {
    boolean passed = true;
    if (!"DONE".equals(run.get("state"))) {
      passed = wrong("the run is %s: %s".formatted(run.get("state"), run.get("reason")));
    }
    if (number(run, "failed") > 0) {
      passed = wrong("%d requests failed: %s".formatted(number(run, "failed"), run.get("causes")));
    }
    if (run.get("judgement") instanceof Map<?, ?> judgement) {
      for (Object one : (List<?>) judgement.get("checks")) {
        Map<?, ?> check = (Map<?, ?>) one;
        if (Boolean.TRUE.equals(check.get("exercised")) && !"PASSED".equals(check.get("verdict"))) {
          passed =
              wrong(
                  "%s is %s: %s"
                      .formatted(check.get("check"), check.get("verdict"), check.get("words")));
        }
      }
    }
    ((List<?>) run.get("warnings")).forEach(words -> out.println("understudy: " + words));
    out.flush();
    return passed;
  }

  private boolean wrong(String words) {
    out.println("understudy: " + words);
    return false;
  }

  private static long number(Map<String, Object> run, String name) {
    return ((Number) run.get(name)).longValue();
  }
}
