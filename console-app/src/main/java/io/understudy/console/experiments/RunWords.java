package io.understudy.console.experiments;

import io.understudy.console.look.Look;
import io.understudy.console.look.Shape;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunState;

/**
 * What a run is called and how it is, for every view that shows one.
 *
 * @param id its name
 * @param title the title of its experiment
 * @param shape of its state, or of its verdict once it has one
 * @param tone likewise
 * @param word likewise
 * @param styleClass of that word
 * @param expected whether the verdict is the documented one, in words; empty before the end
 * @param surprise whether it is not
 * @param facts its name and its seed
 * @param reason why it is in its state
 * @param time how far it is, or when it ended
 * @param progress how far it is, 0 to 1
 */
record RunWords(
    String id,
    String title,
    Shape shape,
    Tone tone,
    String word,
    String styleClass,
    String expected,
    boolean surprise,
    String facts,
    String reason,
    String time,
    double progress) {

  static RunWords of(RunSnapshot run, Texts texts, Formats formats) {
    boolean judged = run.state() == RunState.DONE && run.verdict() != null;
    Look state = Look.of(run.state());
    Look verdict = judged ? Look.of(run.verdict()) : null;
    return new RunWords(
        run.id(),
        texts.said(run.title()),
        judged ? verdict.shape() : state.shape(),
        judged ? verdict.tone() : state.tone(),
        texts.get(judged ? verdict.textKey() : state.textKey()),
        judged ? verdict.styleClass() : state.styleClass(),
        judged ? expected(run, texts) : "",
        judged && !run.isAsExpected(),
        texts.get("experiments.facts", run.id(), Long.toString(run.seed())),
        texts.said(run.reason()),
        time(run, texts, formats),
        progress(run));
  }

  private static String expected(RunSnapshot run, Texts texts) {
    return run.isAsExpected()
        ? texts.get("experiments.as-documented")
        : texts.get("experiments.not-documented", texts.get(Look.of(run.expected()).textKey()));
  }

  private static String time(RunSnapshot run, Texts texts, Formats formats) {
    if (run.state().isOver()) {
      return run.endedAt() == null
          ? ""
          : texts.get("experiments.ended", formats.clock(run.endedAt()));
    }
    return run.startedAt() == null
        ? ""
        : texts.get(
            "experiments.time",
            formats.seconds(Math.min(run.seconds(), run.planned())),
            formats.seconds(run.planned()));
  }

  private static double progress(RunSnapshot run) {
    if (run.state().isOver()) {
      return 1;
    }
    return run.planned() <= 0 ? 0 : Math.min(1, run.seconds() / run.planned());
  }
}
