package io.understudy.experiment.assertion;

import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Word;

/** Something that must be true of a run. Has no state. */
public interface Assertion extends Word {
  /**
   * Judges.
   *
   * @param outcome what was seen
   * @param arguments valid values of its keys
   */
  Judged judge(Outcome outcome, Arguments arguments);
}
