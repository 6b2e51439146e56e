package io.understudy.rpc.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The closed list of what can happen in a call. Names are public: add, never rename. */
public enum StepKind {
  /** The name was turned into servers. */
  RESOLVE,
  /** A server was chosen. */
  PICK,
  /** A server is asked. */
  CALL,
  /** A server has not been heard of when it should have been. */
  MISSED_HEARTBEAT,
  /** A server did not answer in time. */
  TIMEOUT,
  /** A server could not be reached, or answered with an error. */
  FAILURE,
  /** The call is made again, after a pause. */
  RETRY,
  /** A second server is asked as well, because the first is slow. */
  HEDGE,
  /** An attempt is broken off, because another one was answered first. */
  CANCELLED,
  /** It is the turn of a secondary server. */
  FALLBACK,
  /** The caller has the answer. */
  ANSWER,
  /** The caller has an error. */
  GAVE_UP;

  /** The public name, for example {@code missed-heartbeat}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
