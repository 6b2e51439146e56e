package io.understudy.console;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSettings;
import io.understudy.console.bridge.ClusterEngine;
import io.understudy.console.bridge.Engine;
import io.understudy.console.shell.Remembered;
import io.understudy.problem.ProblemException;
import java.io.IOException;

/**
 * The cluster of a window, from its start, which may still be under way when the window is closed
 * again, to its end.
 */
final class ClusterRun {
  private static final System.Logger LOG = System.getLogger(ClusterRun.class.getName());

  private final ClusterSettings settings;
  private Cluster cluster;
  private boolean closed;

  ClusterRun(ClusterSettings settings) {
    this.settings = settings;
  }

  /**
   * Starts it; blocks.
   *
   * @throws ProblemException if it cannot start; nothing is left behind then
   */
  synchronized Engine start() {
    if (closed) {
      throw new IllegalStateException("the window was closed before the cluster started");
    }
    Cluster opened = Cluster.open(settings);
    try {
      opened.start();
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    cluster = opened;
    return new ClusterEngine(opened);
  }

  /** Stops it, and keeps what the window remembers in its data folder; blocks. */
  synchronized void close(Remembered remembered) {
    closed = true;
    if (cluster == null) {
      return;
    }
    try {
      remembered.save(settings.data());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The window's place could not be remembered", e);
    }
    cluster.close();
    cluster = null;
  }
}
