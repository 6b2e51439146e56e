package io.understudy.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.http.Json;
import io.understudy.testing.ChatClient;
import io.understudy.testing.Programs;
import io.understudy.testing.TestCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WebSocket client that nobody here wrote: "ws" for Node.js. */
final class NodeJsChatTest {
  private static final Path CLIENTS = Path.of("src/test/clients");

  @TempDir Path data;

  @Test
  void usersOfAnotherLanguageTalkAndMissNothing() throws Exception {
    String nodejs = Programs.find("node", "nodejs").getPath();
    Assumptions.assumeTrue(
        Files.exists(CLIENTS.resolve("node_modules/ws")),
        "npm ci --prefix embedded-node/src/test/clients was not run");
    try (TestCluster test = TestCluster.start(data)) {
      Process process =
          new ProcessBuilder(
                  nodejs,
                  CLIENTS.resolve("chat.mjs").toString(),
                  test.node("node-1").getAuthority(),
                  test.node("node-2").getAuthority(),
                  ChatClient.login(test.frontend(), "alice"),
                  ChatClient.login(test.frontend(), "bob"))
              .redirectError(data.resolve("errors").toFile())
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), () -> out + read(data.resolve("errors")));
      Map<String, Object> told = Json.object(out.getBytes(StandardCharsets.UTF_8));
      assertEquals(List.of("psst", "once", "the last"), told.get("heard"));
      assertEquals("unknown-user", told.get("refused"));
      assertEquals(3, told.get("acks"), "each of the three is acknowledged");
      assertEquals(false, ((Map<?, ?>) told.get("said")).get("isBinary"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }
}
