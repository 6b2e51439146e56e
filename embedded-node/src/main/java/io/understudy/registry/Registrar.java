package io.understudy.registry;

import java.net.URI;

/**
 * Where a node holds its lease. The registry itself in one process; a node in a process of its own
 * would hold a connection to it. What comes from an earlier life of a node has no effect.
 */
public interface Registrar {
  /**
   * A node is there, or is back; the first heartbeat too.
   *
   * @param node its name
   * @param uri where it listens for HTTP
   * @param grpc where it listens for gRPC, host and port; null for nowhere
   * @param incarnation which of its lives it is
   */
  void register(String node, URI uri, String grpc, String incarnation);

  /**
   * A heartbeat.
   *
   * @return whether the lease is held; if not, the node has to register
   */
  boolean renew(String node, String incarnation);

  /**
   * What the node knows against itself, as its health check says it: it keeps its lease, but others
   * should rather be asked. Only what is true of this node alone, so never that the store is out.
   *
   * @param why in words; null for nothing any more
   */
  void trouble(String node, String incarnation, String why);

  /** The node finishes what runs and wants nothing new, for a reason in words. */
  void drain(String node, String incarnation, String reason);

  /** The node ends in order and gives its lease back, for a reason in words. */
  void withdraw(String node, String incarnation, String reason);
}
