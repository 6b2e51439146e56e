package io.understudy.cluster;

import io.understudy.node.NodeLife;
import io.understudy.node.NodeSpec;
import java.net.URI;
import java.util.concurrent.locks.ReentrantLock;

/** What the facade remembers of one node: its life, and where it is to be found. */
final class Member {
  private final NodeLife life;
  private volatile NodeSpec spec;

  /** Held while the node is started or killed, so that two commands do not overlap. */
  final ReentrantLock command = new ReentrantLock();

  Member(NodeSpec spec, NodeLife life) {
    this.spec = spec;
    this.life = life;
  }

  String id() {
    return spec.id();
  }

  NodeLife life() {
    return life;
  }

  NodeSpec spec() {
    return spec;
  }

  /** It was given this port, and keeps it from now on, so that it returns to the same place. */
  void settle(int port) {
    spec = spec.withPort(port);
  }

  URI uri() {
    return URI.create("http://%s:%d".formatted(spec.host(), spec.port()));
  }
}
