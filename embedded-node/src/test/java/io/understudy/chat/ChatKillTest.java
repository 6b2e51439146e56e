package io.understudy.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.ChatClient;
import io.understudy.testing.ChatUser;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes are killed while people talk: what was acknowledged is delivered, and nothing twice. */
final class ChatKillTest {
  private static final int KILLS = 6;
  private static final int MESSAGES_PER_KILL = 25;

  @TempDir Path data;

  @Test
  void noAcknowledgedMessageIsLostAndNoneComesTwice() {
    try (TestCluster test = TestCluster.start(data)) {
      List<ChatUser> users = new ArrayList<>();
      for (String login : List.of("alice", "bob", "alice", "bob")) {
        users.add(new ChatUser(test.frontend(), login, ChatClient.login(test.frontend(), login)));
      }
      ChatUser alice = users.get(0);
      ChatUser bob = users.get(1);
      for (int kill = 0; kill < KILLS; kill++) {
        int goal = (kill + 1) * MESSAGES_PER_KILL;
        for (int i = 0; i < MESSAGES_PER_KILL; i++) {
          alice.tell("bob", "to bob %d.%d".formatted(kill, i));
          bob.tell("alice", "to alice %d.%d".formatted(kill, i));
        }
        String node = "node-" + (1 + kill % 3);
        Awaitility.await().until(() -> alice.acknowledged().size() > goal - MESSAGES_PER_KILL);
        test.cluster().kill(node);
        test.cluster().revive(node);
        Awaitility.await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> alice.acknowledged().size() == goal && bob.acknowledged().size() == goal);
      }
      for (ChatUser user : users) {
        List<String> told =
            (user.login().equals("alice") ? bob : alice).acknowledged().stream().sorted().toList();
        Awaitility.await("everything is there")
            .atMost(Duration.ofMinutes(1))
            .until(() -> user.heard().size() >= told.size());
        assertEquals(told, user.heard().stream().sorted().toList(), user.login());
      }
      assertTrue(users.stream().anyMatch(user -> user.lines() > 1), "somebody lost a server");
      users.forEach(ChatUser::close);
    }
  }
}
