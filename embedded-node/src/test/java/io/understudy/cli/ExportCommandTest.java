package io.understudy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.understudy.testing.Program;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code understudy export --out}, as a process of its own, from a server that takes its time. */
final class ExportCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final byte[] ROW = "{\"seq\":1}\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private HttpServer server;
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** It sends a row each 10 ms, forever or until it may come to an end. */
  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/api/v1/export",
        exchange -> {
          if (exchange.getRequestURI().getPath().endsWith("journal-jsonl")) {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
              do {
                out.write(ROW);
                out.flush();
              } while (!goOn.await(10, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          } else {
            byte[] all =
                "{\"formats\":[{\"name\":\"journal-jsonl\",\"rows\":1000000}]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, all.length);
            exchange.getResponseBody().write(all);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Program export(Path file) {
    return Program.start(
        Map.of("UNDERSTUDY_TOKEN", "any"),
        "export",
        "journal-jsonl",
        "--out",
        file.toString(),
        "--control",
        "http://127.0.0.1:" + server.getAddress().getPort());
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void itTellsHowFarItIsAndWhoEndsItFindsTheFileAsItWas() throws Exception {
    Path file = Files.writeString(folder.resolve("journal.jsonl"), "the last one");
    try (Program program = export(file)) {
      Awaitility.await("it tells")
          .atMost(PATIENCE)
          .until(() -> program.err().contains(" of 1,000,000 rows, 0.0 MB"));
      assertEquals("the last one", Files.readString(file), "while it is written");
      program.terminate();
      program.exit();
    }
    assertEquals("the last one", Files.readString(file));
    assertEquals(List.of("journal.jsonl"), names(), "no half file");
  }

  @Test
  void whatComesToItsEndIsThere() throws Exception {
    goOn.countDown();
    Path file = folder.resolve("journal.jsonl");
    try (Program program = export(file)) {
      assertEquals(0, program.exit(), program::err);
    }
    assertTrue(Files.readString(file).startsWith("{\"seq\":1}\n"));
    assertEquals(List.of("journal.jsonl"), names());
  }
}
