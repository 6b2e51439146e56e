package io.understudy.rpc;

/** Stands before the services of a node, for counting and for what goes wrong on purpose. */
@FunctionalInterface
public interface CallGate {
  /**
   * A call has come.
   *
   * @param call the call
   * @param onward lets it in; run once or never, now or later, on any thread
   */
  void enter(IncomingCall call, Runnable onward);
}
