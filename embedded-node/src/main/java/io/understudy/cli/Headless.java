package io.understudy.cli;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.control.ControlServer;
import io.understudy.experiment.run.Experiments;
import io.understudy.http.Json;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A cluster without a window, until the process is told to end. */
final class Headless {
  private final ClusterSettings settings;
  private final PrintWriter out;
  private final boolean warmUp;

  Headless(ClusterSettings settings, PrintWriter out, boolean warmUp) {
    this.settings = settings;
    this.out = out;
    this.warmUp = warmUp;
  }

  private record Listener(String id, URI url) {}

  private record NodeListener(String id, URI url, String grpc) {}

  /** The one line on standard output. */
  private record Ready(
      String event,
      URI control,
      String token,
      List<Listener> frontends,
      List<NodeListener> nodes,
      String dns,
      String zone,
      String data) {}

  int call() {
    Cluster cluster = Cluster.open(settings);
    Experiments experiments = Experiments.of(cluster);
    stopOnSignal(cluster, experiments);
    try (cluster;
        experiments) {
      cluster.start();
      try (ControlServer control = ControlServer.start(cluster, experiments)) {
        out.println(Json.text(ready(cluster, control)));
        out.flush();
        if (warmUp) {
          WarmUp.exercise(cluster);
        } else {
          waitForSignal();
        }
      }
    }
    return 0;
  }

  private static Ready ready(Cluster cluster, ControlServer control) {
    ClusterSnapshot now = cluster.snapshot();
    return new Ready(
        "ready",
        control.uri(),
        cluster.token(),
        now.frontends().stream().map(f -> new Listener(f.id(), f.url())).toList(),
        now.nodes().stream().map(n -> new NodeListener(n.id(), n.url(), n.grpc())).toList(),
        now.dns().address(),
        now.dns().zone(),
        cluster.settings().data().toAbsolutePath().normalize().toString());
  }

  /**
   * Ctrl-C and SIGTERM run the hook; the process ends when it has finished. The control API needs
   * no farewell: it keeps nothing, and its sockets end with the process.
   */
  private static void stopOnSignal(Cluster cluster, Experiments experiments) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  experiments.close();
                  cluster.close();
                },
                "understudy-stop"));
  }

  private static void waitForSignal() {
    CountDownLatch never = new CountDownLatch(1);
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
