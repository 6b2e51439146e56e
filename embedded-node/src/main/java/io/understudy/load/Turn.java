package io.understudy.load;

/** One request of a user, from the time at which it should begin until it is known how it went. */
final class Turn {
  private final Sink sink;
  private final long intended;
  private final long started;
  private boolean over;

  /** Who is told. */
  interface Sink {
    /**
     * It is known how a request went.
     *
     * @param cause why it failed, one of {@link Cause}; null if it went as expected
     * @param words the same for people; null if it went as expected
     * @param node who answered; empty if that is not known
     */
    void ended(Turn turn, String cause, String words, String node);
  }

  /**
   * @param intended when it should begin, as {@code nanoTime}
   * @param started when it begins
   */
  Turn(Sink sink, long intended, long started) {
    this.sink = sink;
    this.intended = intended;
    this.started = started;
  }

  long intended() {
    return intended;
  }

  long started() {
    return started;
  }

  /** It went as expected. */
  void ok(String node) {
    end(null, null, node);
  }

  /** It did not. */
  void failed(String cause, String words, String node) {
    end(cause, words, node);
  }

  private void end(String cause, String words, String node) {
    if (over) {
      throw new IllegalStateException("a turn ends once");
    }
    over = true;
    sink.ended(this, cause, words, node);
  }
}
