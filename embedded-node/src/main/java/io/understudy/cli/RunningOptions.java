package io.understudy.cli;

import io.understudy.problem.ProblemException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How commands for a running Understudy find it. */
final class RunningOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder of the running Understudy.")
  private Path data;

  @Option(
      names = "--control",
      paramLabel = "URL",
      description = "Its control API, if that is not in the data folder.")
  private String control;

  /**
   * Finds it.
   *
   * @throws ProblemException if nothing is there to be found
   */
  RunningControl find() {
    return RunningControl.find(data, control);
  }
}
