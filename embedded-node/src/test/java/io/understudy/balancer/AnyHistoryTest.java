package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.Event;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens in whatever order, some things hold. */
final class AnyHistoryTest {
  private static final int STEPS = 1_500;

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noHistoryLeadsToAnIllegalState(long seed) {
    Random random = new Random(seed);
    try (Pool pool = new Pool(1 + random.nextInt(6))) {
      List<Upstream> met = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        boolean soft = step(pool, random, met);
        check(pool, "seed " + seed + ", step " + step, soft);
      }
      checkStory(pool);
    }
  }

  /** Lets one thing happen; returns whether it was something that may eject only a share. */
  private static boolean step(Pool pool, Random random, List<Upstream> met) {
    List<Upstream> all = pool.upstreams.all();
    if (all.isEmpty()) {
      pool.upstreams.add(
          "node-" + (100 + random.nextInt(1_000_000)), URI.create("http://127.0.0.1:1"));
      return false;
    }
    Upstream upstream = all.get(random.nextInt(all.size()));
    switch (random.nextInt(16)) {
      case 0 -> upstream.probed(pool.check(false), upstream.standing().version());
      case 1 -> upstream.probed(pool.check(false), upstream.standing().version(), true);
      case 2, 3, 4 -> upstream.probed(pool.check(true), upstream.standing().version());
      case 5 -> upstream.probed(pool.check(random.nextBoolean()), random.nextInt(step(random)));
      case 6 -> upstream.broke("connection reset");
      case 7 -> pool.upstreams.drain(upstream.id(), "draining");
      case 8 -> pool.upstreams.readmit(upstream.id(), "revived");
      case 9 -> pool.pass(random.nextInt(2_000));
      case 10 -> {
        if (random.nextInt(10) == 0) {
          pool.upstreams.remove(upstream.id());
        } else if (all.size() < 6) {
          String id = "node-" + (100 + random.nextInt(1_000_000));
          pool.upstreams.add(id, URI.create("http://127.0.0.1:1"));
        }
      }
      case 11 -> {
        List<String> names = Policies.names();
        pool.policy(names.get(random.nextInt(names.size())));
        pool.ejection(Map.of("maxPercent", random.nextInt(101)));
        return false;
      }
      default -> {
        requests(pool, random, met);
        return true;
      }
    }
    return false;
  }

  private static int step(Random random) {
    return 1 + random.nextInt(20);
  }

  private static void requests(Pool pool, Random random, List<Upstream> met) {
    for (int i = random.nextInt(12); i >= 0; i--) {
      String stuckTo = random.nextBoolean() ? "node-1" : null;
      Choice choice = new Choice("key-" + random.nextInt(9), stuckTo, List.of(), true);
      Optional<Upstream> chosen = pool.upstreams.choose(choice);
      chosen.ifPresent(met::add);
    }
    boolean bad = random.nextBoolean();
    while (!met.isEmpty()) {
      Upstream upstream = met.removeLast();
      switch (random.nextInt(bad ? 8 : 30)) {
        case 0, 1 -> upstream.timedOut(200);
        case 2, 3 -> upstream.outrun();
        case 4, 5, 6 -> upstream.answered(503, 1);
        default -> upstream.answered(200, 1_000_000);
      }
    }
    pool.upstreams.tick();
  }

  private static void check(Pool pool, String when, boolean soft) {
    List<Upstream> admitted =
        pool.upstreams.all().stream().filter(u -> !u.standing().draining()).toList();
    Optional<Upstream> chosen = pool.upstreams.choose(new Choice("k", null, List.of(), true));
    assertEquals(!admitted.isEmpty(), chosen.isPresent(), when);
    chosen.ifPresent(upstream -> assertTrue(admitted.contains(upstream), when));
    chosen.ifPresent(upstream -> upstream.answered(200, 1));
    boolean anyHealthy =
        admitted.stream().anyMatch(u -> u.standing().phase() == UpstreamPhase.HEALTHY);
    if (anyHealthy && pool.upstreams.panic().isEmpty()) {
      chosen.ifPresent(upstream ->
          assertTrue(
              upstream.standing().phase() == UpstreamPhase.HEALTHY
                  || upstream.standing().phase() == UpstreamPhase.HALF_OPEN,
              when));
    }
    for (Upstream upstream : pool.upstreams.all()) {
      Treatment treatment = upstream.treatment();
      assertFalse(upstream.standing().reason().isBlank(), when);
      assertEquals(upstream.standing().phase() == UpstreamPhase.HALF_OPEN, treatment.trial(), when);
      assertTrue(treatment.outForMs() >= 0 && treatment.outForMs() <= 30_000, when);
      assertTrue(treatment.weight() > 0, when);
    }
    if (soft && !admitted.isEmpty()) {
      pool.upstreams.panic().ifPresent(words -> assertTrue(words.startsWith("panic: "), when));
    }
  }

  /** Every event begins where the one before has ended, and no two in a row say the same. */
  private static void checkStory(Pool pool) {
    Map<String, String> states = new HashMap<>();
    for (Event event : pool.journal.since(0, 1_000_000)) {
      if (event.from().isEmpty()) {
        continue;
      }
      String before = states.getOrDefault(event.subject(), "unhealthy");
      assertEquals(before, event.from(), event.toString());
      assertFalse(event.from().equals(event.to()), event.toString());
      states.put(event.subject(), event.to());
    }
  }
}
