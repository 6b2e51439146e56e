package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that grows is watched and cancelled by a program. */
final class BringUpCallsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WANTED = 60;

  @TempDir Path data;
  private Operator operator;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(
        Files.createDirectories(data.resolve("presets")).resolve("slow.json"),
        "{\"cluster\":{\"nodes\":%d,\"staggerMs\":500}}".formatted(WANTED));
    operator = new Operator(data);
  }

  @AfterEach
  void stop() {
    operator.close();
  }

  private CompletableFuture<Answer> grow() {
    CompletableFuture<Answer> grown =
        CompletableFuture.supplyAsync(() ->
            operator.browser.send(
                operator
                    .request("preset")
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"name\":\"slow\"}"))));
    Awaitility.await("it grows").atMost(PATIENCE).until(() -> there() > 3);
    return grown;
  }

  private int there() {
    Map<String, Object> now = operator.get("bring-up").json();
    return Boolean.TRUE.equals(now.get("growing")) ? ((Number) now.get("there")).intValue() : 0;
  }

  private void assertEndedEarly(CompletableFuture<Answer> grown) {
    Answer refused = grown.orTimeout(60, TimeUnit.SECONDS).join();
    int nodes = operator.test.cluster().snapshot().nodes().size();
    assertEquals(409, refused.status(), refused::toString);
    assertEquals(
        "The operator cancelled it with %d of 60 nodes".formatted(nodes),
        refused.json().get("detail"));
    assertTrue(nodes > 3 && nodes < WANTED, nodes + " nodes");
    assertEquals(Map.of("growing", false, "there", nodes), operator.get("bring-up").json());
    operator.test.awaitAllServing();
  }

  @Test
  void itIsCancelledThroughTheControlApi() {
    assertEquals(Map.of("growing", false, "there", 3), operator.send("DELETE", "bring-up").json());
    CompletableFuture<Answer> grown = grow();
    assertEquals(WANTED, operator.get("bring-up").json().get("wanted"));
    Answer cancelled = operator.send("DELETE", "bring-up");
    assertEquals(202, cancelled.status());
    assertEquals(false, cancelled.json().get("growing"));
    assertEndedEarly(grown);
    assertEquals(202, operator.send("DELETE", "bring-up").status(), "twice is harmless");
  }
}
