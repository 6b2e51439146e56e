package io.understudy.rpc;

/** A call at the gate of a node. */
public interface IncomingCall {
  /** The full name of its method, for example {@code understudy.v1.Greeter/Hello}. */
  String method();

  /** Whether somebody only asks how the node is, or what it can do. */
  boolean isAboutTheNode();

  /** Whether its caller has given up or has gone away. */
  boolean isAbandoned();

  /**
   * Ends it with an error in place of an answer.
   *
   * @param httpStatus what an HTTP request would be answered with, 400 to 599
   * @param words why
   */
  void refuse(int httpStatus, String words);

  /** Resets its connection, and so every other call on that. */
  void reset();

  /**
   * What to do when it is over, one way or the other; once, on any thread.
   *
   * @param done must not wait
   */
  void onEnd(Runnable done);
}
