package io.understudy.console.bridge;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.ClusterSnapshot.Balancer;
import io.understudy.cluster.ClusterSnapshot.Frontend;
import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.measure.Meter;
import io.understudy.measure.Reading;
import io.understudy.measure.Sample;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Takes what is big out of a picture, and puts it back from the history. */
final class Slim {
  private Slim() {}

  /** The picture without the last minutes of its nodes and without its calls. */
  static ClusterSnapshot of(ClusterSnapshot now) {
    return with(now, any -> List.of(), List.of());
  }

  /** The picture with the minutes before it as the history has them. */
  static ClusterSnapshot filled(ClusterSnapshot slim, History history) {
    return with(
        slim,
        node -> minute(history, node.id(), slim.at()),
        minute(history, History.TOTAL, slim.at()));
  }

  private static List<Sample> minute(History history, String name, Instant to) {
    List<Stretch> known =
        history.between(name, to.minusSeconds(Meter.SECONDS), to, 2 * Meter.SECONDS);
    return known.stream()
        .filter(one -> !one.at().isAfter(to))
        .map(one ->
            new Sample(
                one.at(),
                Math.round(one.rate()),
                Math.round(one.failedRate()),
                one.p50Ms(),
                one.p99Ms()))
        .toList();
  }

  private static ClusterSnapshot with(
      ClusterSnapshot picture, Function<Node, List<Sample>> nodeSamples, List<Sample> samples) {
    return new ClusterSnapshot(
        picture.at(),
        picture.preset(),
        picture.nodes().stream().map(node -> with(node, nodeSamples.apply(node))).toList(),
        picture.frontends().stream().map(frontend -> with(frontend, List.of())).toList(),
        picture.dns(),
        picture.store(),
        new Balancer(
            picture.balancer().settings(),
            picture.balancer().panic(),
            with(picture.balancer().traffic(), samples)),
        picture.registry(),
        picture.traffic(),
        picture.totals(),
        picture.calls(),
        List.of(),
        picture.lastEvent());
  }

  private static Node with(Node node, List<Sample> samples) {
    return new Node(
        node.id(),
        node.state(),
        node.stateReason(),
        node.since(),
        node.health(),
        node.reason(),
        node.url(),
        node.grpc(),
        node.lastCheck(),
        node.treatment(),
        with(node.traffic(), samples),
        node.faults(),
        node.restarts());
  }

  private static Frontend with(Frontend one, List<Sample> samples) {
    return new Frontend(
        one.id(), one.url(), one.state(), one.reason(), one.since(), with(one.traffic(), samples));
  }

  private static Reading with(Reading reading, List<Sample> samples) {
    return new Reading(
        reading.requests(),
        reading.failed(),
        reading.inFlight(),
        reading.perSecond(),
        reading.p50Ms(),
        reading.p99Ms(),
        samples);
  }
}
