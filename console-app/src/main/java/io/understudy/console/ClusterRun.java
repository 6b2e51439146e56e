package io.understudy.console;

import io.understudy.cli.WarmUp;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.Dns;
import io.understudy.console.bridge.ClusterEngine;
import io.understudy.console.bridge.Engine;
import io.understudy.console.browser.OwnNames;
import io.understudy.console.shell.Remembered;
import io.understudy.control.ControlServer;
import io.understudy.experiment.run.Experiments;
import io.understudy.problem.ProblemException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The cluster of a window with its control API, from its start, which may still be under way when
 * the window is closed again, to its end.
 */
final class ClusterRun implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ClusterRun.class.getName());

  private final ClusterSettings settings;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<Engine> opened = new CompletableFuture<>();
  private final CompletableFuture<Engine> running = new CompletableFuture<>();
  private volatile Cluster cluster;
  private volatile Experiments experiments;
  private volatile ControlServer control;
  private volatile Runnable names = () -> {};
  private volatile int exitCode;
  private boolean closed;
  private volatile Remembered noted;

  ClusterRun(ClusterSettings settings) {
    this.settings = settings;
  }

  /** What it is started with. */
  ClusterSettings settings() {
    return settings;
  }

  /** Begins to start it, on a thread of its own. Doing it twice is harmless. */
  void begin() {
    if (begun.compareAndSet(false, true)) {
      Thread.ofVirtual().name("cluster-start").start(this::run);
    }
  }

  private void run() {
    try {
      running.complete(start());
    } catch (RuntimeException | Error e) {
      opened.completeExceptionally(e);
      running.completeExceptionally(e);
    }
  }

  /**
   * Waits until it has begun to start and can be looked at, and begins if nobody has; blocks.
   *
   * @throws CompletionException if that cannot be, with a {@link ProblemException} as its cause
   */
  Engine opening() {
    begin();
    return opened.join();
  }

  /**
   * Waits until it runs; blocks.
   *
   * @throws CompletionException if it cannot start, with a {@link ProblemException} as its cause;
   *     nothing is left behind then
   */
  Engine await() {
    return running.join();
  }

  private synchronized Engine start() {
    if (closed) {
      throw new IllegalStateException("the window was closed before the cluster started");
    }
    cluster = Cluster.open(settings);
    experiments = Experiments.of(cluster);
    Engine engine = new ClusterEngine(cluster, experiments);
    opened.complete(engine);
    try {
      cluster.start();
      control = ControlServer.start(cluster, experiments);
      names = OwnNames.answer(zone(cluster.dns()));
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
    return engine;
  }

  /** Names of the zone are asked of its own name server, and of nobody else. */
  private static OwnNames.Zone zone(Dns dns) {
    return name -> {
      if (!name.endsWith("." + dns.zone())) {
        return Optional.empty();
      }
      try {
        return Optional.of(dns.lookup(name));
      } catch (ProblemException e) {
        throw new UnknownHostException(e.detail());
      }
    };
  }

  /** Uses the cluster once; blocks. */
  synchronized Void exercise() {
    WarmUp.exercise(cluster);
    return null;
  }

  /** What the process is to exit with when something else than its user ends it. */
  void exitsWith(int code) {
    exitCode = code;
  }

  /** What the process is to exit with when the window has gone. */
  int exitCode() {
    return exitCode;
  }

  /** Takes note of what the window is to look like next time; it is written at the end. */
  void note(Remembered now) {
    noted = now;
  }

  /** A folder in trouble is left alone: the cluster matters more than the place of a window. */
  private void remember() {
    if (noted != null) {
      try {
        noted.save(settings.data());
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "The window's place could not be remembered", e);
      }
    }
  }

  /** Stops it, once its start is over; blocks. Doing it twice is harmless. */
  @Override
  public synchronized void close() {
    closed = true;
    if (cluster != null) {
      remember();
      names.run();
      if (control != null) {
        control.close();
      }
      experiments.close();
      cluster.close();
    }
  }
}
