package io.understudy.console.verdict;

import io.understudy.check.CheckResult;
import io.understudy.check.Finding;
import io.understudy.check.Judgement;
import io.understudy.check.Trace;
import io.understudy.check.Verdict;
import io.understudy.console.look.Look;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The words of a judgement. Knows no controls. */
public final class JudgementModel {
  private static final double MILLIS = 1_000;

  /**
   * One check.
   *
   * @param check its name
   * @param look its verdict
   * @param promise what it holds the cluster to
   * @param words why the verdict is as it is
   * @param findings what is wrong, each with its evidence
   * @param more that there are more findings than these, or empty
   */
  public record Row(
      String check, Look look, String promise, String words, List<Broken> findings, String more) {}

  /**
   * One broken promise.
   *
   * @param words what was seen
   * @param proofs the requests that prove it
   */
  public record Broken(String words, List<Proof> proofs) {}

  /**
   * One request.
   *
   * @param when at what time it was answered
   * @param after how long that was after the run began
   * @param request its name
   * @param node who answered, or that nobody said so
   * @param took how long it took; empty if it took no time
   */
  public record Proof(String when, String after, String request, String node, String took) {}

  private final Texts texts;
  private final Formats formats;

  /** In the language of those texts. */
  public JudgementModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /**
   * All checks, in their order.
   *
   * @param judgement what the checker says; null before the end
   * @param began when the run began; null if it has not
   */
  public List<Row> rows(Judgement judgement, Instant began) {
    return judgement == null
        ? Judgement.promises().entrySet().stream()
            .map(check -> pending(check.getKey(), check.getValue()))
            .toList()
        : judgement.checks().stream().map(result -> row(result, began)).toList();
  }

  private Row pending(String check, String promise) {
    return new Row(check, Look.PENDING, texts.said(promise), "", List.of(), "");
  }

  private Row row(CheckResult result, Instant began) {
    Look look = Look.of(result);
    return new Row(
        result.check(),
        look,
        texts.said(result.promise()),
        look.equals(Look.UNTOUCHED)
            ? texts.get("verdict.nothing-to-do")
            : texts.said(result.words()),
        result.findings().stream().map(finding -> broken(finding, began)).toList(),
        result.more() == 0 ? "" : texts.get("verdict.more", result.more()));
  }

  private Broken broken(Finding finding, Instant began) {
    return new Broken(
        texts.said(finding.words()),
        finding.evidence().stream().map(trace -> proof(trace, began)).toList());
  }

  private Proof proof(Trace trace, Instant began) {
    double took = seconds(trace.begun(), trace.at()) * MILLIS;
    return new Proof(
        formats.exact(trace.at()),
        began == null ? "" : after(seconds(began, trace.at())),
        texts.said(trace.request()),
        trace.node().isEmpty() ? texts.get("verdict.nobody") : trace.node(),
        took <= 0 ? "" : texts.get("verdict.ms", formats.millis(took)));
  }

  /** Users sign in before the plan begins. */
  private String after(double seconds) {
    return texts.get(
        seconds < 0 ? "verdict.before" : "verdict.after", formats.seconds(Math.abs(seconds)));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  /** How many checks have which verdict, in one line. */
  public String summary(Judgement judgement) {
    if (judgement == null) {
      return texts.get("verdict.later");
    }
    String counts =
        texts.get(
            "verdict.summary",
            count(judgement, Look.of(Verdict.PASSED)),
            count(judgement, Look.of(Verdict.FAILED)),
            count(judgement, Look.of(Verdict.UNKNOWN)));
    long untouched = count(judgement, Look.UNTOUCHED);
    return untouched == 0 ? counts : counts + texts.get("verdict.rest", untouched);
  }

  private static long count(Judgement judgement, Look look) {
    return judgement.checks().stream().filter(one -> Look.of(one).equals(look)).count();
  }
}
