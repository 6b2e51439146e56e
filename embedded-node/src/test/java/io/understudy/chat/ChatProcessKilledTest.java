package io.understudy.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.testing.ChatClient;
import io.understudy.testing.ChatUser;
import io.understudy.testing.Program;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process is killed while people talk, over and over, on one data folder. */
final class ChatProcessKilledTest {
  private static final int ROUNDS = 20;
  private static final int SENDERS = 4;
  private static final int TOLD_PER_ROUND = 10;

  @TempDir Path data;

  private final List<String> acknowledged = new ArrayList<>();

  @Test
  void everyPrivateMessageThatWasAcknowledgedIsThereAfterwardsExactlyOnce() {
    for (int round = 1; round <= ROUNDS; round++) {
      killWhilePeopleTalk(round);
    }
    try (TestCluster test = TestCluster.start(data)) {
      String bob = ChatClient.login(test.frontend(), "bob");
      try (ChatClient reader = ChatClient.enter(test.frontend(), bob)) {
        Awaitility.await("all of them")
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(() -> assertEquals(Set.of(), missing(reader)));
        List<Object> texts = reader.texts();
        assertEquals(texts.size(), texts.stream().distinct().count(), "none comes twice");
      }
    }
  }

  private Set<Object> missing(ChatClient reader) {
    Set<Object> missing = new TreeSet<>(acknowledged);
    reader.texts().forEach(missing::remove);
    return missing;
  }

  private void killWhilePeopleTalk(int round) {
    try (Program program = Program.headless(data)) {
      String alice = ChatClient.login(program.frontend(), "alice");
      List<ChatUser> senders =
          Stream.generate(() -> new ChatUser(program.frontend(), "alice", alice))
              .limit(SENDERS)
              .toList();
      for (int i = 0; i < TOLD_PER_ROUND; i++) {
        for (ChatUser sender : senders) {
          sender.tell("bob", "%d.%d.%d".formatted(round, senders.indexOf(sender), i));
        }
      }
      int enough = 1 + round * TOLD_PER_ROUND / ROUNDS;
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(2))
          .until(() -> told(senders).size() >= enough);
      program.kill();
      senders.forEach(ChatUser::close);
      acknowledged.addAll(told(senders));
    }
  }

  private static List<String> told(List<ChatUser> senders) {
    return senders.stream().flatMap(sender -> sender.acknowledged().stream()).toList();
  }
}
