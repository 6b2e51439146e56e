package io.understudy.rpc;

import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.netty.util.concurrent.EventExecutor;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * {@code grpc.health.v1.Health}: how the node is at the moment, asked anew each time. A watcher is
 * told of changes within {@value #LOOK_MS} ms.
 */
final class NodeHealth extends HealthGrpc.HealthImplBase {
  private static final long LOOK_MS = 250;
  private static final Set<String> SERVICES = Set.of("", GreeterMethod.SERVICE);

  private final Supplier<Optional<String>> trouble;
  private final Executor executor;
  private final EventExecutor timer;

  NodeHealth(Supplier<Optional<String>> trouble, Executor executor, EventExecutor timer) {
    this.trouble = trouble;
    this.executor = executor;
    this.timer = timer;
  }

  private ServingStatus status() {
    return trouble.get().isEmpty() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
  }

  @Override
  public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> caller) {
    if (!SERVICES.contains(request.getService())) {
      caller.onError(
          Status.NOT_FOUND
              .withDescription("there is no service \"" + brief(request.getService()) + '"')
              .asRuntimeException());
      return;
    }
    executor.execute(() -> {
      caller.onNext(answer(status()));
      caller.onCompleted();
    });
  }

  private static String brief(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80) + '…';
  }

  @Override
  public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> caller) {
    Watch watch = new Watch((ServerCallStreamObserver<HealthCheckResponse>) caller);
    if (SERVICES.contains(request.getService())) {
      watch.look();
    } else {
      // The service may come later, says the protocol; here it never does.
      watch.tell(ServingStatus.SERVICE_UNKNOWN);
    }
  }

  private static HealthCheckResponse answer(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }

  private final class Watch {
    private final ServerCallStreamObserver<HealthCheckResponse> caller;
    private ServingStatus last;

    Watch(ServerCallStreamObserver<HealthCheckResponse> caller) {
      this.caller = caller;
      caller.setOnCancelHandler(() -> {});
    }

    void look() {
      if (!caller.isCancelled()) {
        executor.execute(() -> {
          tell(status());
          if (!timer.isShuttingDown()) {
            var _ = timer.schedule(this::look, LOOK_MS, TimeUnit.MILLISECONDS);
          }
        });
      }
    }

    private synchronized void tell(ServingStatus status) {
      if (status != last && !caller.isCancelled()) {
        last = status;
        caller.onNext(answer(status));
      }
    }
  }
}
