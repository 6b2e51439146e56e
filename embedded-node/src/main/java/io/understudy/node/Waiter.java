package io.understudy.node;

import io.understudy.fault.Call;

/** A request that can be kept waiting by a fault, whatever its protocol. */
interface Waiter extends Call {
  /** Ends it as a dead process would, which does not even refuse. */
  void hangUp();

  /** Whether nobody waits for it any more and nothing is lost if it is never carried out. */
  boolean isAbandoned();
}
