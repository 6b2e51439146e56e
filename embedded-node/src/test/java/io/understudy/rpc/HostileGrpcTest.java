package io.understudy.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.rpc.client.CallSpec;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Very many frames and messages that are nearly right: nothing crashes, hangs or leaks. */
@Timeout(300)
final class HostileGrpcTest {
  private static final int MESSAGES = 100_000;
  private static final int PER_CONNECTION = 120;
  private static final int CLIENTS = 4;
  private static final CallSpec PATIENT = CallSpec.DEFAULTS.withPatience(20_000, 5_000, 3, 0);

  /** What is answered to bytes in, at most: settings and acknowledgements may be more at first. */
  private static final int MOST_ANSWERED = 64 * 1024;

  @TempDir private Path data;
  private final AtomicLong sent = new AtomicLong();

  @Test
  void nothingHappensToTheNodes() throws Exception {
    try (TestCluster test =
        TestCluster.start(data, settings -> settings.withNodes(2), InstantSource.system())) {
      Cluster cluster = test.cluster();
      attack(cluster, 99, 2_000); // so that everything that is made once is there
      assertEquals("World", cluster.calls().call(PATIENT).answer());
      long files = openFiles();
      long memory = usedMemory();
      int threads = Thread.activeCount();
      attack(cluster, 1, MESSAGES);
      assertTrue(sent.get() >= MESSAGES, "sent: " + sent);
      Awaitility.await("connections are closed")
          .atMost(Duration.ofMinutes(1))
          .until(() -> openFiles() <= files + 20);
      assertTrue(Thread.activeCount() <= threads + 32, "threads: " + Thread.activeCount());
      Awaitility.await("memory is free again")
          .atMost(Duration.ofMinutes(1))
          .until(() -> usedMemory() <= memory + 48L * 1024 * 1024);
      for (ClusterSnapshot.Node node : cluster.snapshot().nodes()) {
        assertEquals(
            "World",
            cluster.calls().call(PATIENT.withServers(node.id(), List.of("127.0.0.1:1"))).answer());
      }
    }
  }

  private void attack(Cluster cluster, long seed, int messages) throws Exception {
    List<Integer> ports =
        cluster.snapshot().nodes().stream()
            .map(node -> Integer.parseInt(node.grpc().substring(node.grpc().lastIndexOf(':') + 1)))
            .toList();
    List<Callable<Void>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      HostileFrames frames = new HostileFrames(seed * CLIENTS + i);
      int port = ports.get(i % ports.size());
      clients.add(() -> {
        while (frames.messages() < messages / CLIENTS) {
          exchange(port, frames.connection(PER_CONNECTION));
        }
        sent.addAndGet(frames.messages());
        return null;
      });
    }
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> done : executor.invokeAll(clients)) {
        done.get();
      }
    }
  }

  /** Sends it all, and reads until the node has nothing more to say. */
  private static void exchange(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(50);
      try {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
        long answered = drain(socket.getInputStream());
        assertTrue(answered <= MOST_ANSWERED + 2L * bytes.length, "answered: " + answered);
      } catch (SocketException e) {
        // It was cut off, which is an answer too.
      }
    }
  }

  private static long drain(InputStream in) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long all = 0;
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        all += read;
      }
    } catch (SocketTimeoutException e) {
      // It waits for the rest of something that never comes.
    }
    return all;
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
