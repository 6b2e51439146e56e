package io.understudy.fault;

/** A request at the door of a node, and what a fault can do to it. None of this needs a thread. */
public interface Call {
  /**
   * Keeps it waiting until the fault is removed.
   *
   * @param by the fault
   * @param onward what happens then
   */
  void hold(Fault by, Runnable onward);

  /**
   * Keeps it waiting for a time, or until the fault is removed.
   *
   * @param by the fault
   * @param millis how long, in milliseconds, at least 0
   * @param onward what happens then
   */
  void delay(Fault by, long millis, Runnable onward);

  /**
   * Answers it in place of the node.
   *
   * @param status an HTTP status, 400 to 599
   */
  void answer(int status);

  /** Resets its connection. */
  void reset();
}
