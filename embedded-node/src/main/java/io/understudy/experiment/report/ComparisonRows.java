package io.understudy.experiment.report;

import io.understudy.check.CheckResult;
import io.understudy.check.Verdict;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Asserted;
import io.understudy.experiment.RunSnapshot.Deviation;
import io.understudy.experiment.report.Comparison.Row;
import io.understudy.experiment.report.chart.Figures;
import io.understudy.load.Latency;
import io.understudy.load.LoadSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What of two runs is put beside each other. */
final class ComparisonRows {
  private final RunSnapshot left;
  private final RunSnapshot right;
  private final List<Row> rows = new ArrayList<>();

  private ComparisonRows(RunSnapshot left, RunSnapshot right) {
    this.left = left;
    this.right = right;
  }

  static List<Row> of(RunSnapshot left, RunSnapshot right) {
    ComparisonRows all = new ComparisonRows(left, right);
    all.run();
    all.assertions();
    all.requests();
    all.latency();
    all.promises();
    return all.rows;
  }

  private void run() {
    RowMaker make = new RowMaker("Run");
    rows.add(make.verdict("verdict", left.verdict(), "", right.verdict(), ""));
    rows.add(make.plain("experiment", left.experiment(), right.experiment()));
    rows.add(make.plain("seed", Long.toString(left.seed()), Long.toString(right.seed())));
    rows.add(
        make.harm(
            "times in which the hypothesis did not hold",
            (long) left.deviations().size(),
            (long) right.deviations().size()));
    if (!left.deviations().isEmpty() || !right.deviations().isEmpty()) {
      rows.add(make.seconds("the longest of them", longest(left), longest(right)));
    }
  }

  private static double longest(RunSnapshot run) {
    return run.deviations().stream().mapToDouble(one -> lasted(one, run.seconds())).max().orElse(0);
  }

  private static double lasted(Deviation deviation, double end) {
    return Math.max(0, (deviation.to() == null ? end : deviation.to()) - deviation.from());
  }

  private void assertions() {
    RowMaker make = new RowMaker("Assertions");
    Map<String, Asserted> a = asserted(left);
    Map<String, Asserted> b = asserted(right);
    for (String words : names(a, b)) {
      Asserted one = a.get(words);
      Asserted other = b.get(words);
      rows.add(
          make.verdict(
              words,
              one == null ? null : one.verdict(),
              one == null ? "" : one.seen(),
              other == null ? null : other.verdict(),
              other == null ? "" : other.seen()));
    }
  }

  private static Map<String, Asserted> asserted(RunSnapshot run) {
    Map<String, Asserted> all = new LinkedHashMap<>();
    run.assertions().forEach(one -> all.putIfAbsent(one.words(), one));
    return all;
  }

  private void requests() {
    RowMaker make = new RowMaker("Requests");
    rows.add(
        make.plain(
            "planned", count(left, LoadSnapshot::planned), count(right, LoadSnapshot::planned)));
    rows.add(harm(make, "failures", LoadSnapshot::failed));
    rows.add(make.plain("share of failures", failures(left), failures(right)));
    TreeSet<String> causes = new TreeSet<>();
    causes.addAll(causes(left).keySet());
    causes.addAll(causes(right).keySet());
    for (String cause : causes) {
      rows.add(
          make.harm(
              "failed: " + cause,
              left.load() == null ? null : causes(left).getOrDefault(cause, 0L),
              right.load() == null ? null : causes(right).getOrDefault(cause, 0L)));
    }
    rows.add(harm(make, "sessions lost", LoadSnapshot::lostSessions));
    rows.add(harm(make, "writes lost", LoadSnapshot::lostWrites));
  }

  private Row harm(RowMaker make, String what, Function<LoadSnapshot, Long> count) {
    return make.harm(
        what,
        left.load() == null ? null : count.apply(left.load()),
        right.load() == null ? null : count.apply(right.load()));
  }

  private static String count(RunSnapshot run, Function<LoadSnapshot, Long> count) {
    return run.load() == null ? RowMaker.NONE : Figures.count(count.apply(run.load()));
  }

  private static String failures(RunSnapshot run) {
    return run.load() == null
        ? RowMaker.NONE
        : Figures.share(run.load().failed(), run.load().ok() + run.load().failed());
  }

  private static Map<String, Long> causes(RunSnapshot run) {
    return run.load() == null ? Map.of() : run.load().causes();
  }

  private void latency() {
    RowMaker make = new RowMaker("Latency, from when a request should have begun");
    rows.add(millis(make, "50 %", LoadSnapshot::latency, Latency::p50Ms));
    rows.add(millis(make, "90 %", LoadSnapshot::latency, Latency::p90Ms));
    rows.add(millis(make, "99 %", LoadSnapshot::latency, Latency::p99Ms));
    rows.add(millis(make, "99.9 %", LoadSnapshot::latency, Latency::p999Ms));
    rows.add(millis(make, "the longest", LoadSnapshot::latency, Latency::maxMs));
    rows.add(millis(make, "99 %, from when it did begin", LoadSnapshot::service, Latency::p99Ms));
  }

  private Row millis(
      RowMaker make,
      String what,
      Function<LoadSnapshot, Latency> latency,
      ToDoubleFunction<Latency> value) {
    return make.millis(what, value(left, latency, value), value(right, latency, value));
  }

  private static Double value(
      RunSnapshot run, Function<LoadSnapshot, Latency> latency, ToDoubleFunction<Latency> value) {
    if (run.load() == null || latency.apply(run.load()).count() == 0) {
      return null;
    }
    return value.applyAsDouble(latency.apply(run.load()));
  }

  private void promises() {
    RowMaker make = new RowMaker("Promises");
    Map<String, CheckResult> a = checks(left);
    Map<String, CheckResult> b = checks(right);
    for (String check : names(a, b)) {
      CheckResult one = a.get(check);
      CheckResult other = b.get(check);
      if (!exercised(one) && !exercised(other)) {
        continue;
      }
      rows.add(
          make.verdict(
              (one == null ? other : one).promise(),
              verdict(one),
              words(one),
              verdict(other),
              words(other)));
    }
  }

  private static Map<String, CheckResult> checks(RunSnapshot run) {
    Map<String, CheckResult> all = new LinkedHashMap<>();
    if (run.load() != null && run.load().judgement() != null) {
      run.load().judgement().checks().forEach(check -> all.put(check.check(), check));
    }
    return all;
  }

  private static boolean exercised(CheckResult check) {
    return check != null && check.exercised();
  }

  private static Verdict verdict(CheckResult check) {
    return exercised(check) ? check.verdict() : null;
  }

  private static String words(CheckResult check) {
    if (!exercised(check)) {
      return check == null ? "" : "not exercised";
    }
    long findings = check.findings().size() + check.more();
    return findings == 0
        ? ""
        : Figures.count(findings) + (findings == 1 ? " finding" : " findings");
  }

  private static <T> SequencedSet<String> names(Map<String, T> left, Map<String, T> right) {
    SequencedSet<String> names = new LinkedHashSet<>(left.keySet());
    names.addAll(right.keySet());
    return names;
  }
}
