package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.Project;
import io.understudy.http.Exchange;

/** The whole of how the cluster is, in the shape of a project file. */
final class ProjectCalls {
  private final Cluster cluster;

  ProjectCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  /** {@code GET project}: how it is now; kept in a file, it can be opened. */
  void now(Exchange exchange) {
    exchange.json(200, cluster.projects().now());
  }

  /** {@code PUT project}: becomes so, and answers how it is then. */
  void open(Exchange exchange) {
    cluster.projects().open(Project.read(exchange.object()));
    exchange.json(200, cluster.projects().now());
  }
}
