package io.understudy.node;

/**
 * What is needed to start a node, here or anywhere else.
 *
 * @param id its name, for example {@code node-1}
 * @param host the address to listen on
 * @param port the port, 0 for any free one
 */
public record NodeSpec(String id, String host, int port) {
  /** The same node on the port that it was given. */
  public NodeSpec withPort(int chosen) {
    return new NodeSpec(id, host, chosen);
  }
}
