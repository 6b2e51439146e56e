package io.understudy.cli;

import io.understudy.cluster.ClusterSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A window that can show a cluster; the command line knows no more of it. */
public interface Window {
  /**
   * What somebody wants who starts the program.
   *
   * @param data the data folder
   * @param project the file to open, absolute; empty for none
   * @param beyond what else was said and counts for a start only, as it was typed: {@code --nodes
   *     5}
   */
  record Wish(Path data, Optional<Path> project, List<String> beyond) {
    /** Copies the list. */
    public Wish {
      beyond = List.copyOf(beyond);
    }
  }

  /**
   * Hands a wish to the window that has the data folder already. Without such a window this process
   * has the folder's window from now on. May block for some seconds.
   *
   * @return what became of the wish, one whole sentence, and there is nothing left to do; empty if
   *     the cluster is to be started here
   * @throws io.understudy.problem.ProblemException if there is a window that does not answer
   */
  Optional<String> handOver(Wish wish);

  /**
   * What this computer lacks to show it.
   *
   * @return one whole sentence, with the name of what has to be installed; empty if nothing is
   *     missing
   */
  Optional<String> missing();

  /** Begins with what takes long and needs no settings; {@link #open} will follow, or the end. */
  default void prepare() {}

  /**
   * Shows a cluster until the window is closed, and stops the cluster then.
   *
   * @param settings what to start
   * @param warmUp whether to close by itself as soon as everything was drawn once
   * @return the exit code of the process
   */
  int open(ClusterSettings settings, boolean warmUp);
}
