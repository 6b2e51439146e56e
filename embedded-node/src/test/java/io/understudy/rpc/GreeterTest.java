package io.understudy.rpc;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.understudy.cluster.Cluster;
import io.understudy.rpc.v1.HelloReply;
import io.understudy.rpc.v1.HelloRequest;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node of a running cluster, called with the plain client of gRPC. */
final class GreeterTest {
  @TempDir Path data;
  private TestCluster test;
  private Cluster cluster;
  private ManagedChannel channel;

  @BeforeEach
  void start() {
    test = TestCluster.start(data, settings -> settings.withNodes(1), InstantSource.system());
    cluster = test.cluster();
    channel = NettyChannelBuilder.forTarget(address()).usePlaintext().build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    test.close();
  }

  private String address() {
    return cluster.snapshot().nodes().getFirst().grpc();
  }

  private HelloReply say(String text) {
    return ClientCalls.blockingUnaryCall(
        channel,
        GreeterMethod.HELLO,
        CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
        HelloRequest.newBuilder().setText(text).build());
  }

  private Status.Code refused(String text) {
    return assertThrows(StatusRuntimeException.class, () -> say(text)).getStatus().getCode();
  }

  private ServingStatus health() {
    return HealthGrpc.newBlockingStub(channel)
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  @Test
  void helloIsAnsweredWithWorldAndAnythingElseIsRefused() {
    assertEquals("World", say("Hello").getText());
    assertEquals("World", say(" hello! ").getText());
    assertEquals("World, Ana", say("Hello, Ana").getText());
    assertEquals("node-1", say("Hello").getServedBy());
    assertEquals(Status.Code.INVALID_ARGUMENT, refused("Goodbye"));
    assertEquals(Status.Code.INVALID_ARGUMENT, refused("Hello, " + "a".repeat(300)));
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused("a".repeat(Limits.MESSAGE_BYTES + 1)));
  }

  @Test
  void healthFollowsTheNodesStore() {
    assertEquals(ServingStatus.SERVING, health());
    cluster.faults().put("node-1", "partition", Map.of("from", "store"));
    assertEquals(ServingStatus.NOT_SERVING, health());
    cluster.faults().clearAll();
    assertEquals(ServingStatus.SERVING, health());
  }

  @Test
  void aKillResetsEveryConnectionAndFreesThePort() throws IOException {
    say("Hello");
    int port = Integer.parseInt(address().substring(address().lastIndexOf(':') + 1));
    InetAddress host = InetAddress.getLoopbackAddress();
    try (Socket idle = new Socket(host, port)) {
      idle.setSoTimeout(10_000);
      // The server's first frame: from here on the connection is its own.
      assertTrue(idle.getInputStream().read() >= 0);
      cluster.kill("node-1");
      assertThrows(
          SocketException.class,
          () -> idle.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()));
      try (ServerSocket free = new ServerSocket(port, 1, host)) {
        assertEquals(port, free.getLocalPort());
      }
    }
    assertEquals(Status.Code.UNAVAILABLE, refused("Hello"));
    cluster.revive("node-1");
    assertEquals("127.0.0.1:" + port, address());
    channel.resetConnectBackoff();
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> say("Hello").getText().equals("World"));
  }

  @Test
  void faultsMeetCallsToo() {
    cluster.faults().put("node-1", "error", Map.of("status", 503));
    assertEquals(Status.Code.UNAVAILABLE, refused("Hello"));
    cluster.faults().clearAll();
    assertEquals("World", say("Hello").getText());
    cluster.faults().put("node-1", "reset", Map.of());
    assertEquals(Status.Code.UNAVAILABLE, refused("Hello"));
    cluster.faults().clearAll();
    cluster.faults().put("node-1", "latency", Map.of("ms", 300));
    long begin = System.nanoTime();
    say("Hello");
    assertTrue(System.nanoTime() - begin >= Duration.ofMillis(300).toNanos());
  }

  @Test
  void aCallToANodeThatHangsIsAnsweredWhenItGoesOn() throws Exception {
    say("Hello");
    cluster.faults().put("node-1", "hang", Map.of());
    var answer =
        ClientCalls.futureUnaryCall(
            channel.newCall(GreeterMethod.HELLO, CallOptions.DEFAULT),
            HelloRequest.newBuilder().setText("Hello").build());
    assertThrows(
        java.util.concurrent.TimeoutException.class, () -> answer.get(300, TimeUnit.MILLISECONDS));
    cluster.faults().clearAll();
    assertEquals("World", answer.get(10, TimeUnit.SECONDS).getText());
  }
}
