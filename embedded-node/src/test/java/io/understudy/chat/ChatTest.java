package io.understudy.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser;
import io.understudy.testing.ChatClient;
import io.understudy.testing.TestCluster;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say, who hears it, and what becomes of what cannot be taken. */
final class ChatTest {
  @TempDir Path data;

  private TestCluster test;
  private String alice;
  private String bob;

  @BeforeEach
  void start() {
    test = TestCluster.start(data);
    alice = ChatClient.login(test.frontend(), "alice");
    bob = ChatClient.login(test.frontend(), "bob");
  }

  @AfterEach
  void stop() {
    test.close();
  }

  private URI node(int number) {
    return test.node("node-" + number);
  }

  @Test
  void whatIsSaidIsHeardOnTheSameServerAndNowhereElse() {
    try (ChatClient a = ChatClient.enter(node(1), alice);
        ChatClient b = ChatClient.enter(node(1), bob);
        ChatClient c = ChatClient.enter(node(2), bob)) {
      a.say("c1", "hi");
      a.awaitAck("c1");
      Map<String, Object> heard = b.awaitText("hi");
      assertEquals("alice", heard.get("from"));
      assertEquals("server", heard.get("scope"));
      assertEquals("c1", heard.get("id"));
      a.tell("c2", "bob", "for all of bob");
      c.awaitText("for all of bob");
      assertEquals(List.of("for all of bob"), c.texts());
      b.awaitText("for all of bob");
      assertEquals(List.of(), a.texts(), "nobody hears himself");
    }
  }

  @Test
  void aPrivateMessageReachesItsUserOnAnyServerAndNobodyElse() {
    try (ChatClient a = ChatClient.enter(node(1), alice);
        ChatClient other = ChatClient.enter(node(2), alice);
        ChatClient b = ChatClient.enter(node(2), bob)) {
      a.tell("c1", "bob@" + node(2).getAuthority(), "psst");
      Map<String, Object> heard = b.awaitText("psst");
      assertEquals("private", heard.get("scope"));
      a.raw("bob@" + node(2).getAuthority() + " psst again");
      b.awaitText("psst again");
      a.raw("not bob");
      a.tell("c2", "nobody", "psst");
      assertEquals("unknown-user", a.awaitError("c2"));
      assertEquals(List.of(), other.texts());
    }
  }

  @Test
  void theSameIdAgainIsAcknowledgedAgainAndNotDeliveredTwice() {
    try (ChatClient b = ChatClient.enter(node(1), bob)) {
      for (int i = 1; i <= 3; i++) {
        try (ChatClient a = ChatClient.enter(node(i), alice)) {
          a.tell("c1", "bob", "once");
          a.awaitAck("c1");
          a.tell("c1", "bob", "something else");
          assertEquals("id-taken", a.awaitError("c1"));
        }
      }
      try (ChatClient a = ChatClient.enter(node(1), alice)) {
        a.say("last", "last");
      }
      b.awaitText("last");
      assertEquals(List.of("once", "last"), b.texts());
    }
  }

  @Test
  void whatCameWhileSomebodyWasAwayIsThereWhenHeIsBackOnAnyNodeAndOnlyOnce() {
    try (ChatClient a = ChatClient.enter(node(1), alice)) {
      a.tell("c1", "bob", "one");
      a.awaitAck("c1");
      a.tell("c2", "bob", "two");
      a.awaitAck("c2");
    }
    try (ChatClient b = ChatClient.enter(node(2), bob)) {
      b.awaitText("two");
      assertEquals(List.of("one", "two"), b.texts());
      b.say("x", "the next frame is answered when the pong is there");
      b.awaitAck("x");
    }
    try (ChatClient a = ChatClient.enter(node(1), alice);
        ChatClient b = ChatClient.enter(node(3), bob)) {
      a.tell("c3", "bob", "three");
      b.awaitText("three");
      assertEquals(List.of("three"), b.texts(), "the others are read");
    }
  }

  @Test
  void manyUnreadMessagesComeAsFastAsTheyAreTaken() {
    String text = "many ".repeat(100);
    List<Object> told = new ArrayList<>();
    for (int session = 0; session < 12; session++) {
      String cookie = ChatClient.login(test.frontend(), "alice");
      try (ChatClient a = ChatClient.enter(node(1), cookie)) {
        for (int i = 0; i < 50; i++) {
          told.add(text + session + "." + i);
          a.tell("c" + i, "bob", told.getLast().toString());
        }
        a.awaitAck("c49");
      }
    }
    try (ChatClient b = ChatClient.enter(node(2), bob)) {
      b.awaitText(told.getLast().toString());
      assertEquals(told, b.texts());
    }
  }

  @Test
  void whoComesAndGoesIsToldOnEveryNode() {
    try (ChatClient a = ChatClient.enter(node(1), alice)) {
      assertFalse(roster(a).contains("bob"));
      ChatClient b = ChatClient.enter(node(2), bob);
      assertTrue(roster(b).contains("alice"));
      Map<String, Object> joined = a.await("joined");
      assertEquals("bob", joined.get("login"));
      assertEquals(node(2).getAuthority(), joined.get("server"));
      b.close();
      assertEquals("bob", a.await("left").get("login"));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Object> roster(ChatClient client) {
    return ((List<Map<String, Object>>) client.await("welcome").get("roster"))
        .stream().map(seat -> seat.get("login")).toList();
  }

  @Test
  void everythingGoesThroughTheBalancerToo() {
    try (ChatClient a = ChatClient.enter(test.frontend(), alice);
        ChatClient b = ChatClient.enter(test.frontend(), bob)) {
      a.tell("c1", "bob", "hi");
      b.awaitText("hi");
      assertTrue(a.server().startsWith("127.0.0.1:"));
    }
  }

  @Test
  void aDrainedNodeSendsItsUsersAwayPolitely() {
    try (ChatClient a = ChatClient.enter(node(1), alice)) {
      var _ = test.cluster().drain("node-1");
      assertEquals(1001, a.awaitEnd());
    }
  }

  @Test
  void aKilledNodeCutsThem() {
    try (ChatClient a = ChatClient.enter(node(1), alice)) {
      test.cluster().kill("node-1");
      assertEquals(1006, a.awaitEnd());
    }
  }

  @Test
  void whoSignsOutIsPutOut() {
    try (ChatClient a = ChatClient.enter(node(1), alice);
        Browser browser = new Browser()) {
      browser.send(
          java.net.http.HttpRequest.newBuilder(node(2).resolve("/logout"))
              .header("Cookie", alice)
              .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
      assertEquals(1008, a.awaitEnd());
    }
  }
}
