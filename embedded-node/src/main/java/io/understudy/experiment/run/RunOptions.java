package io.understudy.experiment.run;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an experiment is to be run. Immutable.
 *
 * @param seed what every random choice comes from, instead of what the file says
 * @param pace how many times as long everything takes, {@link #LEAST_PACE} to {@link #MOST_PACE}
 * @param data a data folder to use and to keep; empty for one of the run's own, which is deleted
 */
public record RunOptions(OptionalLong seed, double pace, Optional<Path> data) {
  /** The quickest pace. */
  public static final double LEAST_PACE = 0.1;

  /** The slowest pace. */
  public static final double MOST_PACE = 10;

  /** As the file says, in a data folder of its own. */
  public static final RunOptions DEFAULTS =
      new RunOptions(OptionalLong.empty(), 1, Optional.empty());

  /** Checks the values. */
  public RunOptions {
    if (!(pace >= LEAST_PACE && pace <= MOST_PACE)) {
      throw refused("pace is %s to %s, not %s".formatted(LEAST_PACE, MOST_PACE, pace));
    }
    seed.ifPresent(value -> {
      if (value < 0 || value > ExperimentReader.MOST_SEED) {
        throw refused("seed is 0 to %d, not %d".formatted(ExperimentReader.MOST_SEED, value));
      }
    });
  }

  private static ProblemException refused(String words) {
    return new ProblemException(ProblemKind.BAD_REQUEST, words);
  }

  /** The same with a seed. */
  public RunOptions withSeed(long other) {
    return new RunOptions(OptionalLong.of(other), pace, data);
  }

  /** The same at another pace. */
  public RunOptions withPace(double other) {
    return new RunOptions(seed, other, data);
  }

  /** The same with a data folder to use and to keep. */
  public RunOptions withData(Path folder) {
    return new RunOptions(seed, pace, Optional.of(folder));
  }
}
