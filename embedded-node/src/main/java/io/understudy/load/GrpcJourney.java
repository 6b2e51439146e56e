package io.understudy.load;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.understudy.check.Observation;
import io.understudy.check.Trace;
import java.net.ConnectException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * {@code grpc}: says {@code Hello} to a greeter, and expects {@code World}. Each user has a
 * connection to one server; when that refuses, he goes to the next one.
 */
final class GrpcJourney implements Journey {
  @Override
  public boolean signsIn() {
    return false;
  }

  @Override
  public Actor actor(Kit kit) {
    return new User(kit);
  }

  private static final class User implements Actor {
    private final Kit kit;
    private int server;
    private ManagedChannel channel;
    private String at = "";

    User(Kit kit) {
      this.kit = kit;
      this.server = kit.home();
    }

    @Override
    public void act(Turn turn) {
      attempt(turn, kit.around().grpc().get().size());
    }

    private void attempt(Turn turn, int left) {
      List<String> servers = kit.around().grpc().get();
      if (servers.isEmpty()) {
        turn.failed(Cause.CONNECT, "there is no server for gRPC", "");
        return;
      }
      String next = servers.get(Math.floorMod(server, servers.size()));
      if (channel == null || !next.equals(at)) {
        connect(next);
      }
      ClientCall<String, HelloWire.Reply> call =
          channel.newCall(
              HelloWire.HELLO,
              CallOptions.DEFAULT.withDeadlineAfter(kit.around().timeout(), TimeUnit.NANOSECONDS));
      call.start(new Listener(turn, left), new Metadata());
      call.request(2); // one is expected, and a second would be an error
      call.sendMessage("Hello");
      call.halfClose();
    }

    private void connect(String next) {
      end();
      at = next;
      channel =
          NettyChannelBuilder.forTarget("dns:///" + next)
              .usePlaintext()
              .eventLoopGroup(kit.loop())
              .channelType(NioSocketChannel.class)
              .directExecutor()
              .disableRetry()
              .build();
    }

    private void end() {
      if (channel != null) {
        var _ = channel.shutdownNow();
        channel = null;
      }
    }

    @Override
    public void end(Turn turn) {
      end();
      turn.ok("");
    }

    @Override
    public void close() {
      end();
    }

    private final class Listener extends ClientCall.Listener<HelloWire.Reply> {
      private final Turn turn;
      private final int left;
      private final String request = kit.nextRequest();
      private final Instant begun = kit.now();
      private HelloWire.Reply reply;

      Listener(Turn turn, int left) {
        this.turn = turn;
        this.left = left;
      }

      @Override
      public void onMessage(HelloWire.Reply message) {
        reply = message;
      }

      @Override
      public void onClose(Status status, Metadata trailers) {
        if (!kit.loop().isShuttingDown()) {
          kit.loop().execute(() -> closed(status)); // never within the call that started it
        }
      }

      private void closed(Status status) {
        if (isRefusal(status)) {
          server++;
          end();
          if (left > 1) {
            attempt(turn, left - 1);
          } else {
            turn.failed(Cause.CONNECT, "gRPC: nobody accepts a connection", "");
          }
          return;
        }
        kit.around().tally().left();
        if (!status.isOk() || reply == null) {
          turn.failed(cause(status), "gRPC: " + status.getCode(), "");
          return;
        }
        kit.saw(
            new Observation.Answered(new Trace(request, reply.servedBy(), begun, kit.now()), 200));
        if (reply.text().equals("World")) {
          turn.ok(reply.servedBy());
        } else {
          turn.failed(Cause.WRONG_ANSWER, "gRPC: Hello was not answered with World", at);
        }
      }
    }

    private static boolean isRefusal(Status status) {
      Throwable cause = status.getCause();
      return status.getCode() == Status.Code.UNAVAILABLE && cause instanceof ConnectException;
    }

    private static String cause(Status status) {
      return switch (status.getCode()) {
        case DEADLINE_EXCEEDED -> Cause.TIMEOUT;
        case UNAVAILABLE -> Cause.RESET;
        case OK -> Cause.WRONG_ANSWER;
        default -> "grpc-" + status.getCode().name().toLowerCase(Locale.ROOT).replace('_', '-');
      };
    }
  }
}
