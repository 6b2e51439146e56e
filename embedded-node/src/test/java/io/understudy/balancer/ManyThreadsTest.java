package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Requests and probes come from many threads at once. */
final class ManyThreadsTest {
  private static final int THREADS = 8;

  @RepeatedTest(20)
  void onlyOneRequestIsOnTrial() throws Exception {
    try (Pool pool = new Pool(3)) {
      pool.node(1).broke("connection reset");
      pool.pass(250);
      pool.probe(1, true);
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<String> chosen =
          together(() -> {
            start.await(1, TimeUnit.MINUTES);
            return pool.choose().id();
          });
      assertEquals(1, chosen.stream().filter("node-1"::equals).count(), chosen.toString());
    }
  }

  @RepeatedTest(20)
  void theShareHoldsAlsoWhenAllGoAtOnce() throws Exception {
    try (Pool pool = new Pool(9)) {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      together(() -> {
        start.await(1, TimeUnit.MINUTES);
        for (int i = 0; i < 9 * 20; i++) {
          pool.node(1 + i % 9).answered(500, 1);
        }
        return null;
      });
      long out =
          pool.upstreams.all().stream()
              .filter(upstream -> upstream.standing().health() == UpstreamHealth.EJECTED)
              .count();
      assertEquals(6, out, "67 % of 9");
    }
  }

  @Test
  void nothingGetsStuck() throws Exception {
    try (Pool pool = new Pool(5)) {
      List<Integer> served =
          together(() -> {
            Random random = new Random();
            int requests = 0;
            for (int i = 0; i < 20_000; i++) {
              Upstream upstream = pool.choose();
              upstream.meter().begin();
              int luck = random.nextInt(100);
              if (luck == 0) {
                upstream.broke("connection reset");
              } else if (luck < 5) {
                upstream.answered(500, 1);
              } else if (luck < 7) {
                upstream.timedOut(200);
              } else {
                upstream.answered(200, 1_000);
              }
              upstream.meter().abandon();
              if (luck == 99) {
                pool.pass(100);
                pool.probe(1 + random.nextInt(5), random.nextInt(10) > 0);
                pool.upstreams.tick();
              }
              requests++;
            }
            return requests;
          });
      assertEquals(THREADS * 20_000, served.stream().mapToInt(Integer::intValue).sum());
      for (int i = 1; i <= 5; i++) {
        pool.upstreams.readmit("node-" + i, "revived");
        pool.probe(i, true);
      }
      assertEquals(5, pool.spread(50).size());
      assertTrue(pool.upstreams.panic().isEmpty());
    }
  }

  private static <T> List<T> together(Callable<T> work) throws Exception {
    return Together.run(Duration.ofMinutes(1), THREADS, _ -> work);
  }
}
