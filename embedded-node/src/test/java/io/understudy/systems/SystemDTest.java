package io.understudy.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.testing.ChatClient;
import io.understudy.testing.ChatUser;
import io.understudy.testing.TestCluster;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** System D, distributed chat over WebSocket, row by row. */
final class SystemDTest {
  @TempDir Path data;

  private TestCluster test;
  private String alice;
  private String bob;

  @BeforeEach
  void start() {
    test = TestCluster.start(data); // on random ports
    alice = ChatClient.login(test.frontend(), "alice");
    bob = ChatClient.login(test.frontend(), "bob");
  }

  @AfterEach
  void stop() {
    test.close();
  }

  private Set<String> servers() {
    return test.cluster().snapshot().nodes().stream()
        .map(node -> node.url().getAuthority())
        .collect(Collectors.toSet());
  }

  @Test
  void d1TheBalancerIsTheOnlyAddressThatAUserNeeds() {
    everyServerIsReachedThroughTheBalancer();
  }

  private void everyServerIsReachedThroughTheBalancer() {
    List<ChatClient> visits =
        IntStream.range(0, 6).mapToObj(_ -> ChatClient.enter(test.frontend(), alice)).toList();
    assertEquals(
        servers(),
        visits.stream().map(ChatClient::server).collect(Collectors.toSet()),
        "every server is reached through it");
    visits.forEach(ChatClient::close);
  }

  @Test
  void d2ServersRegisterThemselvesAndAreDroppedWhenTheyGoAway() {
    String added = test.cluster().addNode();
    test.awaitHealth(added, UpstreamHealth.HEALTHY);
    String address = test.node(added).getAuthority();
    Awaitility.await("the balancer leads to it")
        .atMost(Duration.ofMinutes(1))
        .until(() -> visit().equals(address));
    test.cluster().kill(added);
    test.awaitHealth(added, UpstreamHealth.UNHEALTHY);
    for (int i = 0; i < 8; i++) {
      assertNotEquals(address, visit());
    }
  }

  private String visit() {
    try (ChatClient client = ChatClient.enter(test.frontend(), alice)) {
      return client.server();
    }
  }

  @Test
  void d3UsersOnTheSameServerCanBroadcastToEachOther() {
    URI one = test.node("node-1");
    try (ChatClient a = ChatClient.enter(one, alice);
        ChatClient b = ChatClient.enter(one, bob);
        ChatClient elsewhere = ChatClient.enter(test.node("node-2"), bob)) {
      a.say("a1", "hello everybody");
      b.raw("hello alice"); // a plain line
      assertEquals("alice", b.awaitText("hello everybody").get("from"));
      assertEquals("server", a.awaitText("hello alice").get("scope"));
      a.tell("a2", "bob", "the end");
      elsewhere.awaitText("the end");
      assertEquals(List.of("the end"), elsewhere.texts(), "on another server it is not heard");
    }
  }

  @Test
  void d4APrivateMessageReachesAUserOnAnyServer() {
    try (ChatClient a = ChatClient.enter(test.node("node-1"), alice);
        ChatClient b = ChatClient.enter(test.node("node-3"), bob)) {
      a.raw("bob@" + b.server() + " psst");
      assertEquals("private", b.awaitText("psst").get("scope"));
      b.tell("b1", "alice@" + a.server(), "what?");
      b.awaitAck("b1");
      a.awaitText("what?");
      a.tell("a1", "nobody@" + b.server(), "psst");
      assertEquals("unknown-user", a.awaitError("a1"));
    }
  }

  @Test
  void d5ARestartedBalancerKnowsTheLiveServersAgain() {
    test.cluster().frontends().kill("frontend-1");
    test.cluster().frontends().revive("frontend-1");
    everyServerIsReachedThroughTheBalancer();
    // And the whole process: nodes that the next one has not started are known from the registry.
    test.close();
    test = TestCluster.start(data);
    everyServerIsReachedThroughTheBalancer();
  }

  @Test
  void d6UsersOfADeadServerAreBackOnAnotherOneWithRosterAndUnreadMessages() {
    ChatUser a = new ChatUser(test.frontend(), "alice", alice);
    ChatUser b = new ChatUser(test.frontend(), "bob", bob);
    Awaitility.await().until(() -> !a.place().isEmpty() && !b.place().isEmpty());
    String before = a.place();
    test.cluster().kill(node(before));
    b.tell("alice", "while you were away");
    Awaitility.await("she has it, on another server, with the same cookie")
        .atMost(Duration.ofMinutes(1))
        .until(() -> a.heard().contains("while you were away") && !a.place().equals(before));
    a.tell("bob", "I am back");
    Awaitility.await().until(() -> b.heard().contains("I am back"));
    assertEquals(1, a.heard().size());
    try (ChatClient witness = ChatClient.enter(test.frontend(), bob)) {
      Awaitility.await("the roster shows her where she is now, and not where she was")
          .atMost(Duration.ofMinutes(1))
          .until(() -> seats(witness).equals(Set.of(a.place())));
    }
    a.close();
    b.close();
    assertTrue(a.lines() > 1);
  }

  private String node(String server) {
    return test.cluster().snapshot().nodes().stream()
        .filter(node -> node.url().getAuthority().equals(server))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** Where alice is, as somebody was told who began with the roster of his welcome. */
  @SuppressWarnings("unchecked")
  private static Set<Object> seats(ChatClient witness) {
    Set<Object> seats =
        ((List<Map<String, Object>>) witness.await("welcome").get("roster"))
            .stream()
                .filter(seat -> "alice".equals(seat.get("login")))
                .map(seat -> seat.get("server"))
                .collect(Collectors.toSet());
    witness.all("joined").stream()
        .filter(seat -> "alice".equals(seat.get("login")))
        .forEach(seat -> seats.add(seat.get("server")));
    witness.all("left").stream()
        .filter(seat -> "alice".equals(seat.get("login")))
        .forEach(seat -> seats.remove(seat.get("server")));
    return seats;
  }
}
