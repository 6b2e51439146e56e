package io.understudy.experiment.run;

import io.understudy.check.Verdict;
import io.understudy.experiment.RunSnapshot.Asserted;
import io.understudy.experiment.assertion.Assertion;
import io.understudy.experiment.assertion.Assertions;
import io.understudy.experiment.assertion.Judged;
import io.understudy.experiment.assertion.Outcome;
import io.understudy.experiment.assertion.Promises;
import io.understudy.experiment.file.Said;
import io.understudy.load.LoadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The assertions of a run, and what becomes of them. */
final class Verdicts {
  private final List<Said<Assertion>> assertions;
  private List<Asserted> judged;

  /** Those of the experiment; and that all promises are kept, if the load has users who sign in. */
  Verdicts(Experiment experiment) {
    List<Said<Assertion>> all = new ArrayList<>(experiment.assertions());
    if (experiment.load().filter(LoadPlan::signsIn).isPresent()
        && all.stream().noneMatch(one -> one.word() instanceof Promises)) {
      all.add(Assertions.ALL.plain(Promises.WORD));
    }
    this.assertions = List.copyOf(all);
    this.judged =
        assertions.stream()
            .map(one -> new Asserted(one.word().name(), one.sentence(), null, ""))
            .toList();
  }

  synchronized List<Asserted> snapshot() {
    return judged;
  }

  /** Holds all of them against what was seen; {@return the worst} */
  synchronized Verdict judge(Outcome outcome) {
    judged =
        assertions.stream()
            .map(one -> {
              Judged says = one.word().judge(outcome, one.arguments());
              return new Asserted(one.word().name(), one.sentence(), says.verdict(), says.seen());
            })
            .toList();
    return judged.stream().map(Asserted::verdict).reduce(Verdict.PASSED, Verdict::orWorse);
  }

  /** Those that are not so, or not known, in words. */
  synchronized String complaints() {
    return String.join(
        "; ",
        Stream.of(Verdict.FAILED, Verdict.UNKNOWN)
            .flatMap(verdict -> judged.stream().filter(one -> one.verdict() == verdict))
            .map(one -> "%s, but: %s".formatted(one.words(), one.seen()))
            .toList());
  }
}
