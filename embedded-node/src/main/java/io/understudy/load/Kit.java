package io.understudy.load;

import io.netty.channel.EventLoop;
import io.understudy.check.Observation;
import io.understudy.check.Trace;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** What one user has: a connection, an account, and somebody to tell what he sees. */
final class Kit {
  private final String name;
  private final int home;
  private final Surroundings around;
  private final RandomGenerator random;
  private final HttpLine line;
  private int requests;

  /** What the answer to a request means. */
  interface Judge {
    /**
     * There is one.
     *
     * @param trace names the request
     */
    void answered(HttpAnswer answer, Trace trace);

    /** There is none; the turn is told afterwards. */
    default void missed(Trace trace) {}
  }

  /**
   * @param name the user's, unique in the run
   * @param home which of the addresses he uses, by any number
   * @param random his own
   */
  Kit(String name, int home, Surroundings around, RandomGenerator random) {
    this.name = name;
    this.home = home;
    this.around = around;
    this.random = random;
    this.line = new HttpLine(around, home);
  }

  String name() {
    return name;
  }

  /** Which of several addresses is his own, by any number. */
  int home() {
    return home;
  }

  String password() {
    return around.password();
  }

  RandomGenerator random() {
    return random;
  }

  EventLoop loop() {
    return around.loop();
  }

  Surroundings around() {
    return around;
  }

  HttpLine line() {
    return line;
  }

  /** A name for the next request or frame. */
  String nextRequest() {
    requests++;
    return name + "." + requests;
  }

  Instant now() {
    return around.history().now();
  }

  /** Tells the history. */
  void saw(Observation observation) {
    around.history().record(observation);
  }

  /** Sends a request; the judge ends the turn if there is an answer. */
  void ask(HttpAsk ask, Turn turn, Judge judge) {
    ask(nextRequest(), ask, turn, judge);
  }

  /** The same with a name that was taken before. */
  void ask(String request, HttpAsk ask, Turn turn, Judge judge) {
    Instant begun = now();
    line.send(
        ask,
        new HttpLine.Reply() {
          @Override
          public void answered(HttpAnswer answer) {
            judge.answered(answer, new Trace(request, answer.node(), begun, now()));
          }

          @Override
          public void failed(String cause, String words) {
            judge.missed(new Trace(request, "", begun, now()));
            turn.failed(cause, words, "");
          }
        });
  }

  /** Ends the turn for an answer with a status that nobody expects. */
  static void unexpected(HttpAsk ask, HttpAnswer answer, Turn turn) {
    turn.failed(
        Cause.status(answer.status()),
        "%s was answered with %d".formatted(ask.words(), answer.status()),
        answer.node());
  }
}
