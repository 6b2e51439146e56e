package io.understudy.rpc.client;

import java.time.Duration;
import java.util.function.Consumer;

/** Carries one attempt to one server. */
interface Wire {
  /**
   * Asks a server.
   *
   * @param server whom
   * @param text what is said
   * @param timeout how long it may take
   * @param told once, on any thread, unless it was cancelled before
   * @return breaks it off; harmless when it is over
   */
  Runnable ask(Instance server, String text, Duration timeout, Consumer<Outcome> told);

  /**
   * How an attempt ended.
   *
   * @param result in one word
   * @param text the answer; empty unless there is one
   * @param servedBy who says to have answered
   * @param words what went wrong, in words; empty if nothing did
   */
  record Outcome(Result result, String text, String servedBy, String words) {}

  /** How an attempt can end. */
  enum Result {
    ANSWERED,
    /** Not in time. */
    TIMEOUT,
    /** Something that another server, or a later moment, may make good. */
    FAILED,
    /** The server does not like what was asked, and no other one will. */
    REFUSED
  }
}
