package io.understudy.cli;

import io.understudy.cluster.Cluster;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;

/**
 * Uses a cluster once, so that a JVM that records what it loads has seen what matters (JEP 483,
 * ahead-of-time class loading).
 */
public final class WarmUp {
  private static final List<String> PATHS = List.of("/", "/status", "/login", "/profile");

  private WarmUp() {}

  /**
   * Asks for a few pages, and kills and revives a node.
   *
   * @param cluster one that serves
   */
  public static void exercise(Cluster cluster) {
    URI frontend = cluster.snapshot().frontends().getFirst().url();
    cluster.startTraffic();
    PATHS.forEach(path -> get(frontend.resolve(path)));
    cluster.snapshot().nodes().stream()
        .findFirst()
        .ifPresent(node -> {
          cluster.kill(node.id());
          PATHS.forEach(path -> get(frontend.resolve(path)));
          cluster.revive(node.id());
        });
    cluster.stopTraffic();
  }

  private static void get(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setRequestProperty("Accept", "text/html");
      if (connection.getResponseCode() >= 500) {
        throw new IllegalStateException(
            "%s was answered with %d".formatted(address, connection.getResponseCode()));
      }
      connection.disconnect();
    } catch (IOException e) {
      throw new IllegalStateException("the cluster did not answer " + address, e);
    }
  }
}
