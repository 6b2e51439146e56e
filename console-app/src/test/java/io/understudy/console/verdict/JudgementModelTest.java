package io.understudy.console.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.check.CheckResult;
import io.understudy.check.Finding;
import io.understudy.check.Judgement;
import io.understudy.check.Trace;
import io.understudy.check.Verdict;
import io.understudy.console.Samples;
import io.understudy.console.look.Look;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import io.understudy.console.verdict.JudgementModel.Proof;
import io.understudy.console.verdict.JudgementModel.Row;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JudgementModelTest {
  private final Texts texts = new Texts(Language.ENGLISH);
  private final JudgementModel model =
      new JudgementModel(texts, new Formats(texts, ZoneOffset.UTC));

  private static CheckResult check(String name, Verdict verdict, boolean exercised) {
    return new CheckResult(name, "A promise", verdict, exercised, "words", List.of(), 0);
  }

  @Test
  void beforeTheEndEveryCheckIsPending() {
    List<Row> rows = model.rows(null, null);
    assertEquals(
        List.copyOf(Judgement.promises().keySet()), rows.stream().map(Row::check).toList());
    assertEquals(Look.PENDING, rows.getFirst().look());
    assertEquals("Nobody is signed out who did not ask for it", rows.getFirst().promise());
  }

  @Test
  void aFindingNamesRequestNodeAndTime() {
    Trace first =
        new Trace("a-1", "node-1", Samples.NOW.plusMillis(1_000), Samples.NOW.plusMillis(1_250));
    Trace before = Trace.moment("a-0", "node-1", Samples.NOW.minusMillis(100));
    Trace second = Trace.moment("a-2", "", Samples.NOW.plusMillis(2_000));
    CheckResult lost =
        new CheckResult(
            "sessions-lost",
            "A promise",
            Verdict.FAILED,
            true,
            "broken 8 times",
            List.of(new Finding("session s-1 was gone", List.of(before, first, second))),
            7);
    Judgement judgement =
        new Judgement(
            Verdict.FAILED,
            List.of(
                lost,
                check("wrong-user", Verdict.PASSED, true),
                check("writes-lost", Verdict.UNKNOWN, true),
                check("brand-new", Verdict.UNKNOWN, false)),
            List.of());
    List<Row> rows = model.rows(judgement, Samples.NOW);
    assertEquals(Look.of(Verdict.FAILED), rows.getFirst().look());
    assertEquals("7 more like these", rows.getFirst().more());
    assertEquals(
        List.of(
            new Proof("11:59:59.900", "−0.1 s", "a-0", "node-1", ""),
            new Proof("12:00:01.250", "+1.2 s", "a-1", "node-1", "250 ms"),
            new Proof("12:00:02.000", "+2 s", "a-2", "nobody known", "")),
        rows.getFirst().findings().getFirst().proofs());
    assertEquals(Look.UNTOUCHED, rows.getLast().look());
    assertEquals("A promise", rows.getLast().promise(), "the engine's own words");
    assertEquals(
        "1 passed, 1 failed, 1 unknown; 1 had nothing to do with this run",
        model.summary(judgement));
  }
}
