package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.http.Exchange;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** The calls that change nodes. Each is answered with 202; the snapshot tells when it is done. */
final class NodeCalls {
  private final Cluster cluster;

  NodeCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  void add(Exchange exchange) {
    exchange.json(202, Map.of("id", cluster.addNode()));
  }

  void remove(Exchange exchange) {
    begin(exchange, cluster::removeNode);
  }

  void kill(Exchange exchange) {
    carryOut(exchange, cluster::kill);
  }

  void crash(Exchange exchange) {
    carryOut(exchange, cluster::crash);
  }

  void revive(Exchange exchange) {
    carryOut(exchange, cluster::revive);
  }

  void drain(Exchange exchange) {
    begin(exchange, cluster::drain);
  }

  /** {@code PUT nodes/{id}/supervision}: what is not named stays as it is. */
  void supervise(Exchange exchange) {
    exchange.json(
        200, cluster.supervision().change(exchange.pathParameter("id"), exchange.fields()));
  }

  private static void carryOut(Exchange exchange, Consumer<String> command) {
    String id = exchange.pathParameter("id");
    command.accept(id);
    exchange.json(202, Map.of("id", id));
  }

  private static void begin(Exchange exchange, Function<String, CompletableFuture<Void>> command) {
    String id = exchange.pathParameter("id");
    var _ = command.apply(id);
    exchange.json(202, Map.of("id", id));
  }
}
