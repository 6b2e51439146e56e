import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.understudy.rpc.GreeterMethod;
import io.understudy.rpc.GrpcHost;
import io.understudy.rpc.client.CallSpec;
import io.understudy.rpc.client.CallTrace;
import io.understudy.rpc.client.Instance;
import io.understudy.rpc.client.Resolution;
import io.understudy.rpc.client.Resolver;
import io.understudy.rpc.client.RpcClient;
import io.understudy.rpc.v1.HelloReply;
import io.understudy.rpc.v1.HelloRequest;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Calls the greeter as fast as it goes, with so many calls at once, and prints calls per second.
 * "own": our client, that knows a name. "plain": grpc-java, a channel for each address in turn.
 * "serve": a plain grpc-java greeter on a port of 127.0.0.1, until it is killed.
 */
final class CallsLoad {
  private static final int AT_ONCE = 64;
  private static final HelloRequest HELLO = HelloRequest.newBuilder().setText("Hello").build();

  public static void main(String[] args) throws Exception {
    String way = args[0];
    if (way.equals("serve")) {
      serve(Integer.parseInt(args[1]));
      return;
    }
    double seconds = Double.parseDouble(args[1]);
    List<String> addresses = List.of(args).subList(2, args.length);
    Consumer<Consumer<Boolean>> call = way.equals("own") ? own(addresses) : plain(addresses);
    load(call, seconds / 2); // until the JVM has compiled it
    System.out.println(Math.round(load(call, seconds)));
    System.exit(0);
  }

  private static void serve(int port) throws Exception {
    NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
        .directExecutor()
        .addService(
            ServerServiceDefinition.builder(GreeterMethod.SERVICE)
                .addMethod(
                    GreeterMethod.HELLO,
                    ServerCalls.asyncUnaryCall(
                        (HelloRequest request, StreamObserver<HelloReply> caller) -> {
                          caller.onNext(
                              HelloReply.newBuilder().setText("World").setServedBy("p").build());
                          caller.onCompleted();
                        }))
                .build())
        .build()
        .start();
    System.out.println("ready");
    new CountDownLatch(1).await();
  }

  private static double load(Consumer<Consumer<Boolean>> call, double seconds) throws Exception {
    Semaphore permits = new Semaphore(AT_ONCE);
    LongAdder good = new LongAdder();
    LongAdder bad = new LongAdder();
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      permits.acquire();
      call.accept(
          answered -> {
            (answered ? good : bad).increment();
            permits.release();
          });
    }
    permits.acquire(AT_ONCE);
    if (bad.sum() > 0) {
      System.err.println(bad.sum() + " calls failed");
      System.exit(1);
    }
    return good.sum() / ((System.nanoTime() - begin) / 1e9);
  }

  private static Consumer<Consumer<Boolean>> own(List<String> addresses) {
    List<Instance> live = new ArrayList<>();
    addresses.forEach(address -> live.add(new Instance("node-" + live.size(), address, "")));
    Resolution resolution = new Resolution(live, List.of(), "three servers");
    Resolver resolver =
        new Resolver() {
          @Override
          public Resolution resolve(String service) {
            return resolution;
          }

          @Override
          public Optional<String> missedHeartbeat(String node) {
            return Optional.empty();
          }
        };
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(2);
    timer.setRemoveOnCancelPolicy(true);
    RpcClient client =
        new RpcClient(
            name -> resolver,
            new GrpcHost(Executors.newVirtualThreadPerTaskExecutor()),
            timer,
            InstantSource.system(),
            new Random());
    CallSpec spec = CallSpec.DEFAULTS.withPatience(30_000, 10_000, 3, 0);
    return told ->
        client
            .call(spec, (id, step) -> {}, now -> {})
            .thenAccept(trace -> told.accept(trace.state() == CallTrace.State.ANSWERED));
  }

  private static Consumer<Consumer<Boolean>> plain(List<String> addresses) {
    ManagedChannel[] channels =
        addresses.stream()
            .map(a -> NettyChannelBuilder.forTarget(a).usePlaintext().directExecutor().build())
            .toArray(ManagedChannel[]::new);
    AtomicInteger turn = new AtomicInteger();
    return told ->
        ClientCalls.asyncUnaryCall(
            channels[Math.floorMod(turn.getAndIncrement(), channels.length)].newCall(
                GreeterMethod.HELLO, CallOptions.DEFAULT),
            HELLO,
            new StreamObserver<>() {
              @Override
              public void onNext(HelloReply reply) {}

              @Override
              public void onError(Throwable problem) {
                told.accept(false);
              }

              @Override
              public void onCompleted() {
                told.accept(true);
              }
            });
  }
}
