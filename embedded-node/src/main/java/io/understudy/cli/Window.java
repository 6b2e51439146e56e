package io.understudy.cli;

import io.understudy.cluster.ClusterSettings;
import java.util.Optional;

/** A window that can show a cluster; the command line knows no more of it. */
public interface Window {
  /**
   * What this computer lacks to show it.
   *
   * @return one whole sentence, with the name of what has to be installed; empty if nothing is
   *     missing
   */
  Optional<String> missing();

  /**
   * Shows a cluster until the window is closed, and stops the cluster then.
   *
   * @param settings what to start
   * @param warmUp whether to close by itself as soon as everything was drawn once
   * @return the exit code of the process
   */
  int open(ClusterSettings settings, boolean warmUp);
}
