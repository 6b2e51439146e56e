package io.understudy.experiment.file;

import io.understudy.problem.ProblemException;
import java.util.List;

/** Something that an experiment can name, such as an action, with the keys that it takes. */
public interface Word {
  /** How it is written. */
  String name();

  /** What it does or means, as a sentence for people and their editors. */
  String meaning();

  /** The keys beside its name. */
  List<Key> keys();

  /**
   * What it says with these values, in words: "kill any node".
   *
   * @param arguments valid values
   */
  String sentence(Arguments arguments);

  /**
   * Checks what the type of a key cannot say.
   *
   * @param arguments valid values, each by itself
   * @param place where it stands
   * @throws ProblemException with the place and what is allowed
   */
  default void check(Arguments arguments, Doc place) {}
}
