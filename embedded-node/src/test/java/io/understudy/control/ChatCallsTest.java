package io.understudy.control;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.Cluster;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.ChatClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator looks into the chat. */
final class ChatCallsTest {
  @TempDir private Path data;

  @Test
  void whoIsWhereAndWhatWasSaid() {
    try (Operator operator = new Operator(data)) {
      Cluster cluster = operator.test.cluster();
      URI node = cluster.snapshot().nodes().getFirst().url();
      try (ChatClient alice = ChatClient.enter(node, ChatClient.login(node, "alice"));
          ChatClient bob = ChatClient.enter(node, ChatClient.login(node, "bob"))) {
        alice.say("m1", "good evening");
        bob.awaitText("good evening");
        bob.tell("m2", "alice@" + bob.server(), "to you alone");
        alice.awaitText("to you alone");
        await().until(() -> cluster.chat().present().size() == 2);
        Map<String, Object> chat = operator.get("chat").json();
        assertEquals(
            List.of(
                Map.of("login", "alice", "node", "node-1", "server", alice.server()),
                Map.of("login", "bob", "node", "node-1", "server", bob.server())),
            chat.get("users"));
        List<?> messages = (List<?>) chat.get("messages");
        assertEquals(List.of("good evening", "to you alone"), field(messages, "text"));
        assertEquals(List.of("alice", "bob"), field(messages, "from"));
        assertEquals("alice", ((Map<?, ?>) messages.get(1)).get("to"));
        List<?> last = (List<?>) operator.get("chat?limit=1").json().get("messages");
        assertEquals(List.of("to you alone"), field(last, "text"));
      }
      await().until(() -> cluster.chat().present().isEmpty());
      Answer wrong = operator.get("chat?limit=0");
      assertEquals(400, wrong.status());
      assertTrue(wrong.text().contains("from 1 to 500, not \\\"0\\\""), wrong.text());
    }
  }

  private static List<Object> field(List<?> messages, String name) {
    return messages.stream().<Object>map(one -> ((Map<?, ?>) one).get(name)).toList();
  }
}
