package io.understudy.experiment.action;

import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Word;
import io.understudy.experiment.stage.Stage;
import io.understudy.problem.ProblemException;

/** Something that can be done to a cluster. Has no state. */
public interface Action extends Word {
  /**
   * Does it. May block for some seconds.
   *
   * @param stage the cluster
   * @param arguments valid values of its keys
   * @return what was done, in words
   * @throws ProblemException if it could not be done
   */
  String perform(Stage stage, Arguments arguments);
}
