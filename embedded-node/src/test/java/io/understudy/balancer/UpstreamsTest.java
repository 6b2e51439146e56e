package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.Journal;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets the next request. */
final class UpstreamsTest {
  private final ManualClock clock = new ManualClock();
  private final Journal journal = new Journal(new MemoryKeeper(), clock);
  private final Upstreams upstreams =
      new Upstreams(journal, () -> BalancerSettings.DEFAULTS, System::nanoTime, new Random(1));

  @BeforeEach
  void threeHealthyNodes() {
    for (int i = 1; i <= 3; i++) {
      upstreams.add("node-" + i, URI.create("http://x:" + i));
      probe("node-" + i, true);
    }
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void everyHealthyNodeIsChosen() {
    assertEquals(Set.of("node-1", "node-2", "node-3"), chosen(List.of()));
  }

  @Test
  void whoWasTriedIsNotChosenAgain() {
    assertEquals(Set.of("node-1", "node-3"), chosen(List.of(node("node-2"))));
    assertEquals(Set.of("node-3"), chosen(List.of(node("node-1"), node("node-2"))));
    upstreams.all().forEach(upstream -> upstream.broke("it reset a connection"));
    assertTrue(choose(upstreams.all()).isEmpty(), "all were tried");
  }

  @Test
  void whoWasTriedAndIsWellAgainIsTheVeryLastResort() {
    List<Upstream> all = upstreams.all();
    all.forEach(upstream -> upstream.broke("it reset a connection"));
    assertTrue(choose(all).isEmpty());
    upstreams.readmit("node-2", "revived");
    assertEquals(Set.of("node-2"), chosen(all));
    probe("node-2", true);
    assertEquals(Set.of("node-2"), chosen(all));
  }

  @Test
  void whoIsNotHealthyIsPassedOver() {
    probe("node-1", false);
    node("node-2").broke("it reset a connection");
    assertEquals(Set.of("node-3"), chosen(List.of()));
  }

  @Test
  void whenNobodyHealthyIsLeftTheOthersAreBetterThanNone() {
    probe("node-1", false);
    node("node-2").broke("it reset a connection");
    upstreams.drain("node-3", "draining");
    assertEquals(Set.of("node-1", "node-2"), chosen(List.of()));
    assertEquals(Set.of("node-2"), chosen(List.of(node("node-1"))));
    assertTrue(choose(List.of(node("node-1"), node("node-2"))).isEmpty(), "never one that drains");
  }

  @Test
  void whoIsUnwellIsTheLastResortOfARequestThatTriedTheHealthy() {
    probe("node-3", false);
    assertEquals(Set.of("node-3"), chosen(List.of(node("node-1"), node("node-2"))));
  }

  @Test
  void whoIsForgottenIsNotChosen() {
    upstreams.remove("node-1");
    assertEquals(Set.of("node-2", "node-3"), chosen(List.of()));
    upstreams.remove("node-2");
    upstreams.remove("node-3");
    assertTrue(choose(List.of()).isEmpty());
  }

  @Test
  void aNewNodeWaitsForItsFirstProbe() {
    upstreams.add("node-4", URI.create("http://x:4"));
    assertEquals(Set.of("node-1", "node-2", "node-3"), chosen(List.of()));
    probe("node-4", true);
    assertTrue(chosen(List.of()).contains("node-4"));
  }

  /** Whom a few choices in a row reach. */
  private Set<String> chosen(List<Upstream> tried) {
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < 12; i++) {
      ids.add(choose(tried).orElseThrow().id());
    }
    return ids;
  }

  private Upstream node(String id) {
    return upstreams.get(id).orElseThrow();
  }

  private void probe(String id, boolean ok) {
    CheckResult check = new CheckResult(clock.instant(), ok, 1, ok ? "well" : "unwell");
    node(id).probed(check, node(id).standing().version());
  }

  private Optional<Upstream> choose(List<Upstream> tried) {
    return upstreams.choose(new Choice("", null, tried, true));
  }
}
