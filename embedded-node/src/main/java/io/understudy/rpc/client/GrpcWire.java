package io.understudy.rpc.client;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.understudy.rpc.GreeterMethod;
import io.understudy.rpc.GrpcHost;
import io.understudy.rpc.v1.HelloReply;
import io.understudy.rpc.v1.HelloRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Attempts by gRPC: one connection for each life of each server. One that has failed is forgotten,
 * so that the next attempt really tries to connect instead of waiting for gRPC's own backoff.
 */
final class GrpcWire implements Wire, AutoCloseable {
  private static final int MOST_CHANNELS = 512;

  private final GrpcHost host;
  private final Map<Instance, ManagedChannel> channels = new ConcurrentHashMap<>();

  GrpcWire(GrpcHost host) {
    this.host = host;
  }

  @Override
  public Runnable ask(Instance server, String text, Duration timeout, Consumer<Outcome> told) {
    ManagedChannel channel = channel(server);
    ClientCall<HelloRequest, HelloReply> call =
        channel.newCall(
            GreeterMethod.HELLO,
            CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS));
    call.start(new Answer(server, channel, timeout, told), new Metadata());
    call.request(2); // one is expected, and a second would be an error
    call.sendMessage(HelloRequest.newBuilder().setText(text).build());
    call.halfClose();
    return () -> call.cancel("another attempt was answered first, or the time is over", null);
  }

  private ManagedChannel channel(Instance server) {
    ManagedChannel channel = channels.get(server);
    if (channel != null) {
      return channel;
    }
    for (Map.Entry<Instance, ManagedChannel> known : channels.entrySet()) {
      boolean earlierLife =
          known.getKey().address().equals(server.address()) && !known.getKey().equals(server);
      if (earlierLife || channels.size() >= MOST_CHANNELS) {
        forget(known.getKey(), known.getValue());
      }
    }
    return channels.computeIfAbsent(server, this::connect);
  }

  private ManagedChannel connect(Instance server) {
    return NettyChannelBuilder.forTarget("dns:///" + server.address())
        .usePlaintext()
        .eventLoopGroup(host.loops())
        .channelType(NioSocketChannel.class)
        .directExecutor()
        .disableRetry()
        .idleTimeout(5, TimeUnit.MINUTES)
        .build();
  }

  private void forget(Instance server, ManagedChannel channel) {
    if (channels.remove(server, channel)) {
      channel.shutdown(); // what runs on it may finish
    }
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    channels.clear();
  }

  private final class Answer extends ClientCall.Listener<HelloReply> {
    private final Instance server;
    private final ManagedChannel channel;
    private final Duration timeout;
    private final Consumer<Outcome> told;
    private HelloReply reply;

    Answer(Instance server, ManagedChannel channel, Duration timeout, Consumer<Outcome> told) {
      this.server = server;
      this.channel = channel;
      this.timeout = timeout;
      this.told = told;
    }

    @Override
    public void onMessage(HelloReply message) {
      reply = message;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      if (status.isOk() && reply != null) {
        told.accept(new Outcome(Result.ANSWERED, reply.getText(), reply.getServedBy(), ""));
        return;
      }
      if (status.getCode() == Status.Code.UNAVAILABLE) {
        forget(server, channel);
      }
      told.accept(new Outcome(result(status), "", "", words(status)));
    }

    private Result result(Status status) {
      return switch (status.getCode()) {
        case DEADLINE_EXCEEDED -> Result.TIMEOUT;
        case INVALID_ARGUMENT,
            NOT_FOUND,
            ALREADY_EXISTS,
            PERMISSION_DENIED,
            UNAUTHENTICATED,
            FAILED_PRECONDITION,
            OUT_OF_RANGE,
            UNIMPLEMENTED ->
            Result.REFUSED;
        default -> Result.FAILED;
      };
    }

    private String words(Status status) {
      if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
        return "no answer from %s within %d ms".formatted(server.node(), timeout.toMillis());
      }
      Throwable cause = status.getCause();
      String why =
          cause != null && cause.getMessage() != null
              ? cause.getMessage().lines().findFirst().orElse("")
              : status.getDescription() == null ? "no reason given" : status.getDescription();
      return "%s: %s".formatted(status.getCode(), why);
    }
  }
}
