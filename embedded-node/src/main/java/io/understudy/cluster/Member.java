package io.understudy.cluster;

import io.understudy.node.NodeAddress;
import io.understudy.node.NodeLife;
import io.understudy.node.NodeSpec;
import io.understudy.supervisor.Restarts;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** What the facade remembers of one node: its life, and where it is to be found. */
final class Member {
  /** Held while a command is carried out, so that two commands for one node do not overlap. */
  final ReentrantLock command = new ReentrantLock();

  private final NodeLife life;
  private final Restarts restarts;
  private volatile NodeSpec spec;

  /** Done when the drain that was begun last is over; guarded by {@link #command}. */
  private CompletableFuture<Void> drained = CompletableFuture.completedFuture(null);

  /** Whether it left the cluster; guarded by {@link #command}. */
  private boolean removed;

  /** The restart that is to come, null for none; changed under {@link #command} only. */
  private volatile PendingRestart pending;

  Member(NodeSpec spec, NodeLife life, Restarts restarts) {
    this.spec = spec;
    this.life = life;
    this.restarts = restarts;
  }

  String id() {
    return spec.id();
  }

  NodeLife life() {
    return life;
  }

  /** What decides about its restarts. */
  Restarts restarts() {
    return restarts;
  }

  PendingRestart pending() {
    return pending;
  }

  void pending(PendingRestart restart) {
    pending = restart;
  }

  NodeSpec spec() {
    return spec;
  }

  /** It was given these ports, and keeps them from now on, so that it returns to the same place. */
  void settle(NodeAddress given) {
    spec = spec.at(given);
  }

  URI uri() {
    return URI.create("http://%s:%d".formatted(spec.host(), spec.port()));
  }

  /** Where it listens for gRPC, host and port. */
  String grpc() {
    return "%s:%d".formatted(spec.host(), spec.grpcPort());
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
