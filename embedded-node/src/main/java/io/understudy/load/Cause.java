package io.understudy.load;

/** Why a request failed, as snapshots name it. Names are public: add, never rename. */
final class Cause {
  /** Nobody accepted a connection. */
  static final String CONNECT = "connect";

  /** The connection ended before the answer did. */
  static final String RESET = "reset";

  /** No answer in time. */
  static final String TIMEOUT = "timeout";

  /** No user had the time to send it before everybody would have given up. */
  static final String NOT_SENT = "not-sent";

  /** There is an answer, but it is not what it should be. */
  static final String WRONG_ANSWER = "wrong-answer";

  /** A user was told to sign in although nobody had ended his session. */
  static final String SESSION_LOST = "session-lost";

  /** A user was shown what belongs to somebody else. */
  static final String WRONG_USER = "wrong-user";

  private Cause() {}

  /** Another status than the journey expects, for example {@code status-503}. */
  static String status(int status) {
    return "status-" + status;
  }
}
