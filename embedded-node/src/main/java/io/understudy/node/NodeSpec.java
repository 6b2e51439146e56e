package io.understudy.node;

/**
 * What is needed to start a node, here or anywhere else.
 *
 * @param id its name, for example {@code node-1}
 * @param host the address to listen on
 * @param port the port for HTTP, 0 for any free one
 * @param grpcPort the port for gRPC, 0 for any free one
 * @param zone the DNS zone in which it has a name, for example {@code cluster.test}
 */
public record NodeSpec(String id, String host, int port, int grpcPort, String zone) {
  /** The same node on the ports that it was given. */
  public NodeSpec at(NodeAddress given) {
    return new NodeSpec(id, host, given.http().getPort(), given.grpcPort(), zone);
  }
}
