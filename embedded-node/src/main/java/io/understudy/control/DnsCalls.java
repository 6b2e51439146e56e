package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.dns.Answer;
import io.understudy.dns.Cached;
import io.understudy.dns.DnsCounts;
import io.understudy.dns.DnsSnapshot;
import io.understudy.dns.Place;
import io.understudy.http.Exchange;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The calls about names, and how the name server looks to programs. */
final class DnsCalls {
  private final Cluster cluster;

  DnsCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  /** {@code POST dns/lookup} with a name: what the embedded browser would be told. */
  void lookup(Exchange exchange) {
    if (!(exchange.fields().get("name") instanceof String name) || name.isBlank()) {
      throw new ProblemException(
          ProblemKind.BAD_REQUEST, "\"name\" is needed, for example www." + cluster.dns().zone());
    }
    List<String> addresses =
        cluster.dns().lookup(name).stream().map(InetAddress::getHostAddress).toList();
    exchange.json(200, Map.of("name", name, "addresses", addresses));
  }

  /** {@code POST dns/flush}: every name is asked for anew. */
  void flush(Exchange exchange) {
    exchange.json(200, Map.of("forgotten", cluster.dns().flush()));
  }

  private record Given(
      Instant at,
      String client,
      String transport,
      String name,
      String type,
      String outcome,
      List<String> data,
      long ttl,
      long remainingMs,
      boolean truncated) {}

  /** The name server in the snapshot. */
  record Shape(
      String address,
      String zone,
      long serial,
      long ttlSeconds,
      String note,
      List<Place> places,
      List<DnsSnapshot.Line> records,
      List<Given> answers,
      List<Cached> cached,
      DnsCounts counts,
      int connections) {
    static Shape of(DnsSnapshot dns) {
      return new Shape(
          dns.address(),
          dns.zone(),
          dns.serial(),
          dns.ttlSeconds(),
          dns.note(),
          dns.places(),
          dns.records(),
          dns.answers().stream().map(answer -> given(answer, dns.at())).toList(),
          dns.cached(),
          dns.counts(),
          dns.connections());
    }

    private static Given given(Answer answer, Instant now) {
      return new Given(
          answer.at(),
          answer.client(),
          answer.transport(),
          answer.name(),
          answer.type(),
          answer.outcome(),
          answer.data(),
          answer.ttl(),
          answer.remainingMs(now),
          answer.truncated());
    }
  }
}
