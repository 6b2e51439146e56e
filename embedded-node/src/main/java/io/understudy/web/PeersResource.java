package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;

/**
 * {@code GET /peers}: every node that holds a lease, and where the browser that asks finds it.
 * Which of them are ready is for their {@code /health} to say.
 */
final class PeersResource implements Resource {
  private final NodeContext context;

  PeersResource(NodeContext context) {
    this.context = context;
  }

  private record Peers(List<Peer> servers) {}

  private record Peer(String id, String url) {}

  @Override
  public void answer(Exchange exchange) {
    Neighbours near =
        Neighbours.of(exchange, context.zone())
            .orElseThrow(() ->
                new ProblemException(
                    ProblemKind.MISDIRECTED,
                    "The Host must be a loopback name or end in ." + context.zone()));
    exchange
        .set("Vary", "Host")
        .json(
            200,
            new Peers(
                context.store().leases().list().stream()
                    .map(lease -> new Peer(lease.node(), near.url(lease.node(), lease.uri())))
                    .toList()));
  }
}
