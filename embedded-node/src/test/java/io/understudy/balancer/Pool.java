package io.understudy.balancer;

import io.understudy.http.RecordPatch;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Upstreams without sockets, in a time and with a chance that tests decide. */
final class Pool implements AutoCloseable {
  final ManualClock clock = new ManualClock();
  final Journal journal = new Journal(new MemoryKeeper(), clock);
  private BalancerSettings settings = BalancerSettings.DEFAULTS;
  final Upstreams upstreams;

  /** So many healthy nodes, called node-1 and so on. */
  Pool(int nodes) {
    this.upstreams =
        new Upstreams(
            journal,
            () -> settings,
            () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()),
            new Random(7));
    for (int i = 1; i <= nodes; i++) {
      add("node-" + i);
    }
  }

  void add(String id) {
    upstreams.add(id, URI.create("http://127.0.0.1:1"));
    probe(id, true);
  }

  /** Changes settings, in the shape of their JSON. */
  Pool set(Map<String, ?> change) {
    settings = RecordPatch.apply(settings, change);
    return this;
  }

  Pool policy(String name) {
    return set(Map.of("policy", name));
  }

  Pool ejection(Map<String, ?> change) {
    return set(Map.of("ejection", change));
  }

  Upstream node(int number) {
    return upstreams.get("node-" + number).orElseThrow();
  }

  void probe(int number, boolean ok) {
    probe("node-" + number, ok);
  }

  private void probe(String id, boolean ok) {
    Upstream upstream = upstreams.get(id).orElseThrow();
    upstream.probed(check(ok), upstream.standing().version());
  }

  CheckResult check(boolean ok) {
    return new CheckResult(clock.instant(), ok, 1, ok ? "200 in 1 ms" : "no answer");
  }

  UpstreamPhase phase(int number) {
    return node(number).standing().phase();
  }

  String reason(int number) {
    return node(number).standing().reason();
  }

  /** What has become of its nodes since the start, from the journal. */
  List<String> story(int number) {
    return journal.since(0, 100_000).stream()
        .filter(event -> event.subject().equals("node-" + number))
        .map(event -> event.type().code() + " " + event.from() + " " + event.to())
        .toList();
  }

  void times(int count, Runnable what) {
    for (int i = 0; i < count; i++) {
      what.run();
    }
  }

  void pass(long millis) {
    clock.advance(Duration.ofMillis(millis));
  }

  Upstream choose() {
    return upstreams.choose(new Choice("", null, List.of(), true)).orElseThrow();
  }

  Upstream choose(String key, String stuckTo) {
    return upstreams.choose(new Choice(key, stuckTo, List.of(), true)).orElseThrow();
  }

  /** How often each node is chosen, by its id. */
  Map<String, Integer> spread(int requests) {
    return spread(requests, _ -> "");
  }

  Map<String, Integer> spread(int requests, Function<Integer, String> key) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < requests; i++) {
      counts.merge(choose(key.apply(i), null).id(), 1, Integer::sum);
    }
    return counts;
  }

  List<Event> events(EventType type) {
    return journal.since(0, 100_000).stream().filter(event -> event.type() == type).toList();
  }

  @Override
  public void close() {
    journal.close();
  }
}
