package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How each policy spreads requests, by simulation. */
final class PoliciesTest {
  private static final int MANY = 60_000;

  static List<String> names() {
    return Policies.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void equalNodesGetEqualShares(String policy) {
    try (Pool pool = new Pool(5).policy(policy)) {
      assertEquals(policy, pool.upstreams.policy().name());
      Map<String, Integer> spread = pool.spread(MANY, i -> "session-" + i);
      assertEquals(5, spread.size());
      spread.forEach((id, times) -> near(MANY / 5.0, times, policy + " " + id));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void sharesFollowTheWeights(String policy) {
    try (Pool pool = new Pool(3).policy(policy)) {
      weigh(pool, Map.of("node-1", 1, "node-2", 2, "node-3", 5));
      Map<String, Integer> spread = pool.spread(MANY, i -> "session-" + i);
      near(MANY * 1 / 8.0, spread.get("node-1"), policy);
      near(MANY * 2 / 8.0, spread.get("node-2"), policy);
      near(MANY * 5 / 8.0, spread.get("node-3"), policy);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void oneNodeGetsEverything(String policy) {
    try (Pool pool = new Pool(1).policy(policy)) {
      assertEquals(Map.of("node-1", 100), pool.spread(100));
      assertEquals(Map.of("node-1", 100), pool.spread(100, i -> "session-" + i));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void whoIsTriedOrUnwellIsNeverChosen(String policy) {
    try (Pool pool = new Pool(4).policy(policy)) {
      pool.probe(3, false);
      for (int i = 0; i < 1_000; i++) {
        Choice choice = new Choice("key-" + i, "node-3", List.of(pool.node(1)), true);
        String id = pool.upstreams.choose(choice).orElseThrow().id();
        assertTrue(List.of("node-2", "node-4").contains(id), id);
      }
    }
  }

  @Test
  void roundRobinMixesTheWeightsEvenly() {
    try (Pool pool = new Pool(3)) {
      weigh(pool, Map.of("node-1", 5));
      List<String> seven = IntStream.range(0, 7).mapToObj(_ -> pool.choose().id()).toList();
      assertEquals(
          List.of("node-1", "node-1", "node-2", "node-1", "node-3", "node-1", "node-1"), seven);
    }
  }

  @Test
  void leastConnectionsAvoidsABusyNodeUntilTheOthersAreAsBusy() {
    try (Pool pool = new Pool(3).policy("least-connections")) {
      for (int i = 0; i < 6; i++) {
        pool.node(1).meter().begin();
      }
      for (int i = 0; i < 12; i++) {
        Upstream chosen = pool.choose();
        assertNotEquals("node-1", chosen.id());
        chosen.meter().begin();
      }
      assertEquals(6, pool.node(2).meter().inFlight());
      assertEquals(6, pool.node(3).meter().inFlight());
      assertEquals(Map.of("node-1", 5, "node-2", 5, "node-3", 5), pool.spread(15));
    }
  }

  @Test
  void leastConnectionsCountsRequestsByWeight() {
    try (Pool pool = new Pool(2).policy("least-connections")) {
      weigh(pool, Map.of("node-2", 3));
      for (int i = 0; i < 40; i++) {
        pool.choose().meter().begin();
      }
      assertEquals(10, pool.node(1).meter().inFlight());
      assertEquals(30, pool.node(2).meter().inFlight());
    }
  }

  @Test
  void twoChoicesAreFarMoreEvenThanOne() {
    int random = worstQueue("random");
    int two = worstQueue("power-of-two");
    assertTrue(two < random / 2, "power-of-two " + two + ", random " + random);
  }

  /** The longest queue of 20 nodes that work on 200 requests at any time. */
  private static int worstQueue(String policy) {
    try (Pool pool = new Pool(20).policy(policy)) {
      Random ends = new Random(3);
      Deque<Upstream> running = new ArrayDeque<>();
      int worst = 0;
      for (int i = 0; i < 5_000; i++) {
        Upstream chosen = pool.choose();
        chosen.meter().begin();
        if (ends.nextBoolean()) {
          running.addLast(chosen);
        } else {
          running.addFirst(chosen);
        }
        if (running.size() > 200) {
          running.removeFirst().meter().abandon();
        }
        worst = Math.max(worst, chosen.meter().inFlight());
      }
      return worst - 200 / 20;
    }
  }

  @Test
  void stickyFollowsTheCookieAndLeavesADeadNode() {
    try (Pool pool = new Pool(3).policy("sticky")) {
      assertTrue(pool.upstreams.policy().sticks());
      for (int i = 0; i < 10; i++) {
        assertEquals("node-2", pool.choose("", "node-2").id());
      }
      pool.node(2).broke("it reset a connection");
      for (int i = 0; i < 10; i++) {
        assertNotEquals("node-2", pool.choose("", "node-2").id());
      }
      assertEquals(2, pool.spread(10).size(), "an unknown client is not stuck to anybody");
      pool.choose("", "node-77"); // a cookie from another cluster
    }
  }

  @Test
  void onlyStickySticks() {
    for (String name : Policies.names()) {
      assertEquals(name.equals("sticky"), Policies.create(name, new Random(1)).sticks());
    }
    assertThrows(IllegalArgumentException.class, () -> Policies.create("fastest", new Random(1)));
  }

  @Test
  void aPolicyIsSwitchedWhileItRuns() {
    try (Pool pool = new Pool(3)) {
      assertEquals(3, pool.spread(30, _ -> "alice").size());
      pool.policy("consistent-hash");
      assertEquals(1, pool.spread(30, _ -> "alice").size());
      pool.policy("round-robin");
      assertEquals(3, pool.spread(30, _ -> "alice").size());
      assertFalse(pool.upstreams.policy().sticks());
    }
  }

  private static void weigh(Pool pool, Map<String, Integer> weights) {
    pool.set(Map.of("weights", weights));
  }

  private static void near(double wanted, int found, String message) {
    assertEquals(wanted, found, wanted * 0.05, message);
  }
}
