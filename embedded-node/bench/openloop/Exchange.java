package openloop;

/** One request: when it should have started, and when it did. Times are {@code nanoTime}s. */
final class Exchange {
  final long intended;
  final long sent;

  /** Whether it lies within the seconds that count. */
  final boolean counts;

  /** Set before anybody else sees this. */
  Connection connection;

  Exchange(long intended, long sent, boolean counts) {
    this.intended = intended;
    this.sent = sent;
    this.counts = counts;
  }
}
