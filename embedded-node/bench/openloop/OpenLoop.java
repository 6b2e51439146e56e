package openloop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Asks at a constant rate, whatever becomes of the answers, and prints one line of figures. A
 * request that starts late because of others counts from when it should have started, so that a
 * stall is seen by everybody who would have met it ("no coordinated omission").
 */
public final class OpenLoop {
  /** How late the generator itself may be, 999 times in 1,000, before its figures are doubtful. */
  private static final long LATE_MICROS = 5_000;

  private final Options options;
  private final Tally tally;
  private final Client client;

  /** How late requests left. */
  private final Histogram lag = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);

  private OpenLoop(Options options) throws Exception {
    this.options = options;
    this.tally = new Tally(options.node());
    this.client = new Client(options.url(), nanos(options.timeout()), tally);
  }

  /** See {@link Options#USAGE}. Exit code 1: the failure could not be made; 2: wrong options. */
  public static void main(String[] args) throws Exception {
    try {
      new OpenLoop(Options.parse(args)).run();
    } catch (IllegalArgumentException e) {
      System.err.println("open loop: " + e.getMessage() + "\n" + Options.USAGE);
      System.exit(2);
    }
  }

  private void run() throws Exception {
    Thread reader = Thread.ofPlatform().name("reader").start(client);
    long begin = System.nanoTime();
    long start = begin + nanos(options.warmup());
    if (options.control() != null) {
      Thread.ofPlatform().daemon().name("outage").start(new Outage(options, tally, start));
    }
    double seconds = pace(begin, start, start + nanos(options.seconds()));
    client.finish();
    reader.join();
    double rate = lag.getTotalCount() / seconds;
    long late = lag.getValueAtPercentile(99.9);
    System.out.printf("%s rate=%.0f late=%s%n", tally, rate, Tally.millis(late));
    if (late > LATE_MICROS || rate < 0.99 * options.rate()) {
      System.err.printf(
          "open loop: %.0f of %d a second, up to %s ms late (p99.9 %s): the machine is too busy%n",
          rate, options.rate(), Tally.millis(lag.getMaxValue()), Tally.millis(late));
    }
  }

  /** Returns how many seconds the requests that count took to send. */
  private double pace(long begin, long start, long end) {
    long limit = end + nanos(options.patience());
    long last = end;
    for (long i = 0; ; i++) {
      long intended = begin + i * 1_000_000_000L / options.rate();
      if (intended - end >= 0 && !(tally.awaited() && intended - limit < 0)) {
        return Math.max(last - start, end - start) / 1e9;
      }
      long now = System.nanoTime();
      while (intended - now > 0) {
        LockSupport.parkNanos(intended - now);
        now = System.nanoTime();
      }
      boolean counts = intended - start >= 0 && intended - end < 0;
      if (counts) {
        lag.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(now - intended), 60_000_000));
        last = now;
      }
      client.send(new Exchange(intended, now, counts));
    }
  }

  static long nanos(double seconds) {
    return (long) (seconds * 1e9);
  }
}
