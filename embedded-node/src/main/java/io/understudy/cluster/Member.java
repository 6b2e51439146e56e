package io.understudy.cluster;

import io.understudy.node.NodeLife;
import io.understudy.node.NodeSpec;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** What the facade remembers of one node: its life, and where it is to be found. */
final class Member {
  /** Held while a command is carried out, so that two commands for one node do not overlap. */
  final ReentrantLock command = new ReentrantLock();

  private final NodeLife life;
  private volatile NodeSpec spec;

  /** Done when the drain that was begun last is over; guarded by {@link #command}. */
  private CompletableFuture<Void> drained = CompletableFuture.completedFuture(null);

  /** Whether it left the cluster; guarded by {@link #command}. */
  private boolean removed;

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

  void draining(CompletableFuture<Void> done) {
    drained = done;
  }

  CompletableFuture<Void> drained() {
    return drained;
  }

  void remove() {
    removed = true;
  }

  boolean isRemoved() {
    return removed;
  }
}
