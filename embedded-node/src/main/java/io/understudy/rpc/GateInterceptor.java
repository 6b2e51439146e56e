package io.understudy.rpc;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Leads every call through the gate of its node, and bounds how many there are at once. */
final class GateInterceptor implements ServerInterceptor {
  private final CallGate gate;
  private final Consumer<SocketAddress> reset;
  private final AtomicInteger running = new AtomicInteger();

  GateInterceptor(CallGate gate, Consumer<SocketAddress> reset) {
    this.gate = gate;
    this.reset = reset;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (running.incrementAndGet() > Limits.CALLS) {
      running.decrementAndGet();
      call.close(
          Status.RESOURCE_EXHAUSTED.withDescription(
              "%d calls at once are as many as are taken".formatted(Limits.CALLS)),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    HeldCall<Q, A> held =
        new HeldCall<>(
            call,
            () -> next.startCall(call, headers),
            () -> reset.accept(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)));
    held.onEnd(running::decrementAndGet);
    gate.enter(held, held::goOn);
    return held;
  }
}
