package io.understudy.cluster;

import io.understudy.cluster.ClusterSettings.Port;

/**
 * Where everything listens. Immutable.
 *
 * @param nodes where the nodes' HTTP ports begin
 * @param grpc where the nodes' gRPC ports begin
 * @param balancers where the balancers listen, each on an address of its own
 * @param dns where the name server listens, by UDP and by TCP
 * @param control where the control API listens
 * @param moveBusy whether a busy default port moves to the next free one; a named one never does
 */
public record PortPlan(
    Port nodes, Port grpc, Port balancers, Port dns, Port control, boolean moveBusy) {

  /** The ports that are promised to programs. */
  public static final PortPlan DEFAULTS =
      new PortPlan(
          new Port(3001, false),
          new Port(50_051, false),
          new Port(8080, false),
          new Port(8053, false),
          new Port(7070, false),
          false);

  /** Ports that the system chooses. */
  public static final PortPlan RANDOM = random();

  private static PortPlan random() {
    Port any = new Port(0, true);
    return new PortPlan(any, any, any, any, any, false);
  }

  /** The same, but busy default ports move to the next free one. */
  public PortPlan moving() {
    return new PortPlan(nodes, grpc, balancers, dns, control, true);
  }

  /** The same, with nodes elsewhere. */
  public PortPlan withNodes(Port first) {
    return new PortPlan(first, grpc, balancers, dns, control, moveBusy);
  }
}
