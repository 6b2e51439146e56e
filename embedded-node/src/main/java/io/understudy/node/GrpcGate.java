package io.understudy.node;

import io.understudy.fault.Fault;
import io.understudy.fault.NodeFaults;
import io.understudy.rpc.CallGate;
import io.understudy.rpc.IncomingCall;
import java.util.function.BooleanSupplier;

/** The gate for gRPC: counts, leads past the faults, and lets nothing through once it is dead. */
final class GrpcGate implements CallGate {
  private final String node;
  private final NodeFaults faults;
  private final Waiting waiting;
  private final Visits visits;
  private final BooleanSupplier dead;

  GrpcGate(String node, NodeFaults faults, Waiting waiting, Visits visits, BooleanSupplier dead) {
    this.node = node;
    this.faults = faults;
    this.waiting = waiting;
    this.visits = visits;
    this.dead = dead;
  }

  @Override
  public void enter(IncomingCall call, Runnable onward) {
    Waiter waiter = new Visitor(call);
    if (!call.isAboutTheNode()) {
      visits.begin();
      call.onEnd(visits::end);
    }
    faults.meet(waiter, () -> letIn(waiter, onward));
  }

  /** Possibly long after it came, and on another thread. */
  private void letIn(Waiter waiter, Runnable onward) {
    if (dead.getAsBoolean()) {
      waiter.hangUp();
    } else {
      onward.run();
    }
  }

  private final class Visitor implements Waiter {
    private final IncomingCall call;

    Visitor(IncomingCall call) {
      this.call = call;
    }

    @Override
    public void hold(Fault by, Runnable onward) {
      waiting.hold(by, this, onward);
    }

    @Override
    public void delay(Fault by, long millis, Runnable onward) {
      waiting.delay(by, this, millis, onward);
    }

    @Override
    public void answer(int status) {
      call.refuse(status, "%s was told to answer %d (fault \"error\")".formatted(node, status));
    }

    @Override
    public void reset() {
      call.reset();
    }

    @Override
    public void hangUp() {
      if (!call.isAbandoned()) { // other calls share the connection of one that nobody waits for
        call.reset();
      }
    }

    @Override
    public boolean isAbandoned() {
      return call.isAbandoned();
    }
  }
}
