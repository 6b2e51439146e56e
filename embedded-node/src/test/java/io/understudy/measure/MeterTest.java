package io.understudy.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a meter shows after requests of known length. */
final class MeterTest {
  private static final double TWO_DIGITS = 0.02;

  private final Meter meter = new Meter();
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void aNewOneShowsNothing() {
    assertEquals(new Reading(0, 0, 0, 0, 0, 0, List.of()), meter.read());
  }

  @Test
  void aSecondCountsItsOwnRequests() {
    request(1, true);
    request(1, false);
    roll();
    request(1, true);
    Reading reading = meter.read();
    assertEquals(3, reading.requests(), "up to now");
    assertEquals(1, reading.failed());
    assertEquals(2, reading.perSecond(), "the last whole second");
    roll();
    roll();
    List<Sample> samples = meter.read().samples();
    assertEquals(List.of(2L, 1L, 0L), samples.stream().map(Sample::requests).toList());
    assertEquals(List.of(1L, 0L, 0L), samples.stream().map(Sample::failed).toList());
    assertEquals(now, samples.getLast().at());
    assertEquals(0, samples.getLast().p99Ms());
  }

  @Test
  void percentilesAreThoseOfTheRequests() {
    for (int ms = 1; ms <= 100; ms++) {
      request(ms, true);
    }
    roll();
    Reading reading = meter.read();
    near(50, reading.p50Ms());
    near(99, reading.p99Ms());
    near(50, reading.samples().getFirst().p50Ms());
    near(99, reading.samples().getFirst().p99Ms());
  }

  @Test
  void ofAWholeItIsThePercentileOfAllRequestsAndNotTheWorstOfItsParts() {
    Meter quick = new Meter(meter);
    Meter slow = new Meter(meter);
    for (int i = 0; i < 90; i++) {
      quick.begin();
      quick.end(TimeUnit.MILLISECONDS.toNanos(1), true);
    }
    for (int i = 0; i < 10; i++) {
      slow.begin();
      slow.end(TimeUnit.MILLISECONDS.toNanos(100), i > 0);
    }
    slow.begin();
    quick.begin();
    quick.abandon();
    roll();
    Reading whole = meter.read();
    near(1, whole.p50Ms());
    near(100, whole.p99Ms());
    assertEquals(100, whole.requests());
    assertEquals(1, whole.failed());
    assertEquals(1, whole.inFlight());
    assertEquals(100, whole.perSecond());
  }

  @Test
  void theWindowIsTheLastTenSeconds() {
    request(100, true);
    roll();
    for (int second = 0; second < 9; second++) {
      request(1, true);
      roll();
    }
    near(100, meter.read().p99Ms());
    roll();
    near(1, meter.read().p99Ms());
    for (int second = 0; second < 9; second++) {
      roll();
    }
    assertEquals(0, meter.read().p99Ms(), "what is long ago says nothing about now");
  }

  @Test
  void aMinuteIsRemembered() {
    for (int second = 0; second < Meter.SECONDS + 5; second++) {
      request(1, true);
      roll();
    }
    List<Sample> samples = meter.read().samples();
    assertEquals(Meter.SECONDS, samples.size());
    assertEquals(now.minusSeconds(Meter.SECONDS - 1), samples.getFirst().at());
    assertEquals(Meter.SECONDS + 5, meter.read().requests());
  }

  @Test
  void whatRunsIsCountedUntilItEndsOneWayOrTheOther() {
    meter.begin();
    meter.begin();
    assertEquals(2, meter.inFlight());
    meter.end(1, true);
    meter.abandon();
    assertEquals(0, meter.inFlight());
    assertEquals(1, meter.read().requests(), "what was abandoned is no answer");
  }

  @Test
  void impossibleTimesDoNoHarm() {
    meter.begin();
    meter.end(-5, true);
    meter.begin();
    meter.end(Duration.ofDays(365).toNanos(), true);
    roll();
    near(120_000, meter.read().p99Ms());
  }

  @Test
  void nothingIsLostBetweenThreads() {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int thread = 0; thread < 8; thread++) {
        threads.execute(() -> {
          for (int i = 0; i < 5_000; i++) {
            request(1, i % 5 != 0);
            if (i % 500 == 0) {
              meter.roll(now);
            }
          }
        });
      }
    }
    meter.roll(now);
    Reading reading = meter.read();
    assertEquals(40_000, reading.requests());
    assertEquals(8_000, reading.failed());
    assertEquals(0, reading.inFlight());
  }

  @Test
  void aReadingDoesNotChange() {
    request(1, true);
    roll();
    Reading reading = meter.read();
    request(1, true);
    roll();
    assertEquals(1, reading.samples().size());
    assertThrows(UnsupportedOperationException.class, () -> reading.samples().clear());
  }

  private void request(long ms, boolean ok) {
    meter.begin();
    meter.end(TimeUnit.MILLISECONDS.toNanos(ms), ok);
  }

  private void roll() {
    now = now.plusSeconds(1);
    meter.roll(now);
  }

  private static void near(double expected, double actual) {
    assertEquals(expected, actual, expected * TWO_DIGITS);
  }
}
