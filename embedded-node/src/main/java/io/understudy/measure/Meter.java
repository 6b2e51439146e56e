package io.understudy.measure;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Counts requests and their latency. {@link #begin} and {@link #end} are called from any thread and
 * never block; {@link #roll} is called once a second by whoever owns the time.
 *
 * <p>Percentiles come from HdrHistogram with two significant digits.
 */
public final class Meter {
  /** How many samples a reading holds. */
  public static final int SECONDS = 60;

  private static final int WINDOW_SECONDS = 10;
  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final double MICROS_PER_MS = 1_000.0;

  /** Grows with what it has to hold: a node that nobody asks costs hardly anything. */
  private final Recorder recorder = new Recorder(2);

  private final LongAdder requests = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /** Counts everything once more; null for none. */
  private final Meter whole;

  private final AtomicInteger inFlight = new AtomicInteger();
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private final ArrayDeque<Histogram> window = new ArrayDeque<>();
  private long rolledRequests;
  private long rolledFailed;
  private double windowP50;
  private double windowP99;

  /** For itself alone. */
  public Meter() {
    this(null);
  }

  /**
   * For a part of something that is measured as a whole, too: of the percentiles of parts, nobody
   * can tell that of the whole.
   *
   * @param whole counts what each part counts, and is rolled by itself; null for none
   */
  public Meter(Meter whole) {
    this.whole = whole;
  }

  /** A request starts; exactly one {@link #end} or {@link #abandon} must follow. */
  public void begin() {
    inFlight.incrementAndGet();
    if (whole != null) {
      whole.begin();
    }
  }

  /**
   * A request is answered.
   *
   * @param nanos how long it took
   * @param ok whether it got a proper answer
   */
  public void end(long nanos, boolean ok) {
    inFlight.decrementAndGet();
    requests.increment();
    if (!ok) {
      failed.increment();
    }
    recorder.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, HIGHEST_MICROS));
    if (whole != null) {
      whole.end(nanos, ok);
    }
  }

  /** A request ends here without counting, because something else answers it. */
  public void abandon() {
    inFlight.decrementAndGet();
    if (whole != null) {
      whole.abandon();
    }
  }

  /** Requests that run now. */
  public int inFlight() {
    return inFlight.get();
  }

  /**
   * Closes the current second.
   *
   * @param now the end of that second
   */
  public synchronized void roll(Instant now) {
    Histogram oldest = window.size() == WINDOW_SECONDS ? window.removeFirst() : null;
    Histogram second = recorder.getIntervalHistogram(oldest);
    long total = requests.sum();
    long totalFailed = failed.sum();
    samples.addLast(
        new Sample(
            now,
            total - rolledRequests,
            totalFailed - rolledFailed,
            percentile(second, 50),
            percentile(second, 99)));
    rolledRequests = total;
    rolledFailed = totalFailed;
    if (samples.size() > SECONDS) {
      samples.removeFirst();
    }
    addToWindow(second);
  }

  /** What the last roll showed, with the counters and the requests in flight as of now. */
  public synchronized Reading read() {
    return new Reading(
        requests.sum(),
        failed.sum(),
        inFlight.get(),
        samples.isEmpty() ? 0 : samples.getLast().requests(),
        windowP50,
        windowP99,
        samples.stream().toList());
  }

  private void addToWindow(Histogram second) {
    window.addLast(second);
    Histogram sum = new Histogram(2);
    window.stream().filter(part -> part.getTotalCount() > 0).forEach(sum::add);
    windowP50 = percentile(sum, 50);
    windowP99 = percentile(sum, 99);
  }

  private static double percentile(Histogram histogram, double percentile) {
    return histogram.getTotalCount() == 0
        ? 0
        : histogram.getValueAtPercentile(percentile) / MICROS_PER_MS;
  }
}
