package io.understudy.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.Samples;
import io.understudy.measure.Reading;
import io.understudy.measure.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistoryTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00.300Z");

  private final History history = new History();

  @Test
  void eachSecondIsTakenOnce() {
    history.add(
        picture(START.plusSeconds(2), reading(sample(1, 10, 1, 2, 5), sample(2, 20, 0, 3, 6))));
    history.add(
        picture(START.plusSeconds(3), reading(sample(2, 20, 0, 3, 6), sample(3, 7, 2, 1, 9))));
    List<Stretch> all = history.between(History.TOTAL, START, START.plusSeconds(10), 100);
    assertEquals(
        List.of(
            new Stretch(START.plusSeconds(1), 1, 10, 1, 2, 5),
            new Stretch(START.plusSeconds(2), 1, 20, 0, 3, 6),
            new Stretch(START.plusSeconds(3), 1, 7, 2, 1, 9)),
        all);
  }

  @Test
  void anHourAgoItIsCoarserButNoFailureIsForgotten() {
    for (int second = 1; second <= 7_200; second++) {
      boolean bad = second == 100;
      history.add(
          picture(
              START.plusSeconds(second),
              reading(sample(second, 10, bad ? 3 : 0, bad ? 13 : 2, bad ? 800 : 9))));
    }
    Instant to = START.plusSeconds(7_200);
    List<Stretch> whole = history.between(History.TOTAL, START.plusSeconds(60), to, 800);
    assertEquals(10, whole.get(1).seconds());
    assertEquals(3, whole.stream().mapToLong(Stretch::failed).sum());
    Stretch bad = whole.stream().filter(one -> one.failed() > 0).findFirst().orElseThrow();
    assertEquals(800, bad.p99Ms(), "the worst second is what one must see");
    assertEquals(3.1, bad.p50Ms(), 0.001, "the mean of ten medians");
    assertEquals(10, bad.rate(), 0.001);
    List<Stretch> coarse = history.between(History.TOTAL, START, to, 150);
    assertEquals(60, coarse.get(1).seconds());
    assertEquals(72_000, coarse.stream().mapToLong(Stretch::requests).sum());
    List<Stretch> minute = history.between(History.TOTAL, to.minusSeconds(60), to, 800);
    assertEquals(62, minute.size(), "a minute of seconds, and one before it");
    assertEquals(1, minute.getFirst().seconds());
  }

  @Test
  void aWeekOf256NodesStaysWithinAFewTensOfMegabytes() {
    Series one = new Series();
    int week = (int) Duration.ofDays(7).toSeconds();
    for (int second = 1; second <= week + 1_000; second++) {
      one.add(sample(second, 5, 0, 1, 2));
    }
    assertTrue(257 * one.bytes() < 30_000_000, "%,d bytes each".formatted(one.bytes()));
    Instant from = START.plusSeconds(1_700);
    List<Stretch> all = one.between(from, START.plusSeconds(week + 1_000), 1_100);
    assertEquals(600, all.get(1).seconds());
    long requests = all.stream().mapToLong(Stretch::requests).sum();
    assertTrue(requests >= 5L * (week - 700), "all of the week: " + requests);
  }

  @Test
  void nodesThatCameAndWentForEverDoNotFillTheMemory() {
    for (int second = 1; second <= 1_000; second++) {
      Reading one = reading(sample(second, 5, 0, 1, 2));
      history.add(picture(START.plusSeconds(second), one, one, "node-" + second));
    }
    Instant to = START.plusSeconds(1_000);
    assertTrue(history.between("node-1", START, to, 100).isEmpty());
    assertEquals(1, history.between("node-1000", START, to, 100).size());
    assertEquals(5_000, requests(History.TOTAL, to));
    assertEquals(START.plusSeconds(1), history.first());
  }

  private long requests(String name, Instant to) {
    return history.between(name, START, to, 100).stream().mapToLong(Stretch::requests).sum();
  }

  private static Sample sample(int second, long requests, long failed, double p50, double p99) {
    return new Sample(START.plusSeconds(second), requests, failed, p50, p99);
  }

  private static Reading reading(Sample... samples) {
    return new Reading(0, 0, 0, 0, 0, 0, List.of(samples));
  }

  private static ClusterSnapshot picture(Instant at, Reading all) {
    return picture(at, all, reading());
  }

  private static ClusterSnapshot picture(Instant at, Reading all, Reading node, String... nodes) {
    return Samples.at(
        at,
        Samples.cluster(
            List.of(nodes).stream()
                .map(id -> Samples.measured(Samples.up("node-1"), id, node))
                .toArray(ClusterSnapshot.Node[]::new)),
        all);
  }
}
