package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.Preset;

/**
 * Where the session views are to go, because somebody chose another shape for the cluster.
 *
 * @param address as one would type it into the address bar: a path at the balancer, or a whole name
 * @param views how many views, 1 or 2
 * @param place what else is to be shown beside them
 */
public record Visit(String address, int views, String place) {

  /** What a preset asks for, on the cluster as it is now. */
  static Visit of(Preset.Opening opening, ClusterSnapshot now) {
    String zone = now.dns().zone();
    String address =
        switch (opening.at()) {
          case "node" ->
              now.nodes().isEmpty()
                  ? opening.page()
                  : "%s.%s:%d%s"
                      .formatted(
                          now.nodes().getFirst().id().replace("node-", "server"),
                          zone,
                          now.nodes().getFirst().url().getPort(),
                          opening.page());
          case "name" ->
              "www.%s:%d%s"
                  .formatted(zone, now.frontends().getFirst().url().getPort(), opening.page());
          default -> opening.page();
        };
    return new Visit(address, opening.views(), opening.place());
  }
}
