package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Keys stay where they are; only those that must move do. */
final class ConsistentHashTest {
  private static final int KEYS = 10_000;

  @Test
  void whenANodeGoesOnlyItsKeysMoveAndWhenItReturnsOnlyTheyComeBack() {
    try (Pool pool = new Pool(5).policy("consistent-hash")) {
      Map<String, String> before = places(pool);
      pool.probe(3, false);
      Map<String, String> without = places(pool);
      int moved = 0;
      for (String key : before.keySet()) {
        if (before.get(key).equals("node-3")) {
          moved++;
        } else {
          assertEquals(before.get(key), without.get(key));
        }
      }
      assertEquals(KEYS / 5.0, moved, KEYS / 50.0);
      pool.probe(3, true);
      assertEquals(before, places(pool));
    }
  }

  @Test
  void aNewNodeTakesItsShareAndNothingElseMoves() {
    try (Pool pool = new Pool(4).policy("consistent-hash")) {
      Map<String, String> before = places(pool);
      pool.add("node-5");
      Map<String, String> after = places(pool);
      long moved =
          before.keySet().stream().filter(k -> !before.get(k).equals(after.get(k))).count();
      assertEquals(KEYS / 5.0, (double) moved, KEYS / 50.0);
      assertTrue(
          before.keySet().stream()
              .filter(key -> !before.get(key).equals(after.get(key)))
              .allMatch(key -> after.get(key).equals("node-5")));
    }
  }

  @Test
  void theKeysOfADeadNodeAreSharedByAllOthers() {
    try (Pool pool = new Pool(5).policy("consistent-hash")) {
      Map<String, String> before = places(pool);
      pool.probe(3, false);
      Map<String, Integer> heirs = new TreeMap<>();
      places(pool)
          .forEach((key, node) -> {
            if (before.get(key).equals("node-3")) {
              heirs.merge(node, 1, Integer::sum);
            }
          });
      assertEquals(4, heirs.size());
      heirs.values().forEach(count -> assertEquals(KEYS / 20.0, count, KEYS / 100.0));
    }
  }

  @Test
  void thePlaceDependsOnNothingButNames() {
    try (Pool one = new Pool(3).policy("consistent-hash");
        Pool other = new Pool(0).policy("consistent-hash")) {
      other.add("node-3");
      other.add("node-1");
      other.add("node-2");
      assertEquals(places(one), places(other), "two frontends agree");
    }
  }

  private static Map<String, String> places(Pool pool) {
    Map<String, String> places = new TreeMap<>();
    for (int i = 0; i < KEYS; i++) {
      String key = "session-" + i;
      places.put(key, pool.choose(key, null).id());
    }
    return places;
  }
}
