package io.understudy.rpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A call that may have to wait before its service sees it: what its client does in the meantime is
 * kept, and told to the service in the same order afterwards.
 */
final class HeldCall<Q, A> extends ServerCall.Listener<Q> implements IncomingCall {
  private final ServerCall<Q, A> call;
  private final Supplier<ServerCall.Listener<Q>> service;
  private final Runnable resetConnection;
  private final Queue<Consumer<ServerCall.Listener<Q>>> kept = new ArrayDeque<>();
  private final List<Runnable> atEnd = new ArrayList<>();
  private ServerCall.Listener<Q> inner;
  private boolean refused;
  private boolean over;

  HeldCall(
      ServerCall<Q, A> call, Supplier<ServerCall.Listener<Q>> service, Runnable resetConnection) {
    this.call = call;
    this.service = service;
    this.resetConnection = resetConnection;
  }

  /** The service gets it now. */
  synchronized void goOn() {
    if (inner != null || refused || over) {
      return;
    }
    inner = service.get();
    for (Consumer<ServerCall.Listener<Q>> one = kept.poll(); one != null; one = kept.poll()) {
      one.accept(inner);
    }
  }

  private synchronized void tell(Consumer<ServerCall.Listener<Q>> what) {
    if (inner != null) {
      what.accept(inner);
    } else if (!refused) {
      kept.add(what);
    }
  }

  @Override
  public String method() {
    return call.getMethodDescriptor().getFullMethodName();
  }

  @Override
  public boolean isAboutTheNode() {
    return !method().startsWith(GreeterMethod.SERVICE);
  }

  @Override
  public boolean isAbandoned() {
    return call.isCancelled();
  }

  @Override
  public void refuse(int httpStatus, String words) {
    synchronized (this) {
      if (inner != null || refused || over) {
        return;
      }
      refused = true;
      kept.clear();
    }
    call.close(Codes.of(httpStatus).withDescription(words), new Metadata());
  }

  @Override
  public void reset() {
    synchronized (this) {
      refused = true;
      kept.clear();
    }
    resetConnection.run();
  }

  @Override
  public void onEnd(Runnable done) {
    synchronized (this) {
      if (!over) {
        atEnd.add(done);
        return;
      }
    }
    done.run();
  }

  private void end() {
    List<Runnable> all;
    synchronized (this) {
      over = true;
      kept.clear();
      all = List.copyOf(atEnd);
      atEnd.clear();
    }
    all.forEach(Runnable::run);
  }

  @Override
  public void onMessage(Q message) {
    tell(listener -> listener.onMessage(message));
  }

  @Override
  public void onHalfClose() {
    tell(ServerCall.Listener::onHalfClose);
  }

  @Override
  public void onReady() {
    tell(ServerCall.Listener::onReady);
  }

  @Override
  public void onCancel() {
    tell(ServerCall.Listener::onCancel);
    end();
  }

  @Override
  public void onComplete() {
    tell(ServerCall.Listener::onComplete);
    end();
  }
}
