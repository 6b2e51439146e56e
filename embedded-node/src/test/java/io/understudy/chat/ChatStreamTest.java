package io.understudy.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.testing.Browser;
import io.understudy.testing.ChatClient;
import io.understudy.testing.ChatListener;
import io.understudy.testing.TestCluster;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat as server-sent events, and going on where another connection was. */
final class ChatStreamTest {
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

  @Test
  void theStreamSaysWhatAWebSocketWouldAndGoesOnWithTheLastEventId() {
    try (ChatClient a = ChatClient.enter(test.node("node-1"), alice)) {
      ChatListener first = ChatListener.listen(test.frontend(), bob, "");
      a.tell("c1", "bob", "one");
      first.awaitText("one");
      first.close();
      a.tell("c2", "bob", "two");
      a.awaitAck("c2");
      try (ChatListener second = ChatListener.listen(test.frontend(), bob, first.lastId())) {
        second.awaitText("two");
        a.tell("c3", "bob", "three");
        second.awaitText("three");
        assertEquals(List.of("two", "three"), second.texts());
      }
    }
  }

  @Test
  void aNewStreamGetsUnreadMessagesAgainUntilTheClientHasSaidRead() throws Exception {
    try (ChatClient a = ChatClient.enter(test.node("node-1"), alice)) {
      a.tell("c1", "bob", "one");
      a.tell("c2", "bob", "two");
      Object read;
      try (ChatListener first = ChatListener.listen(test.node("node-1"), bob, "")) {
        first.awaitText("two");
        read = first.await(frame -> "one".equals(frame.get("text"))).get("seq");
      }
      try (ChatListener second = ChatListener.listen(test.node("node-2"), bob, "")) {
        second.awaitText("two");
        assertEquals(List.of("one", "two"), second.texts(), "nobody has said that they arrived");
        assertEquals(
            read, second.await(frame -> "one".equals(frame.get("text"))).get("seq"), "the same");
      }
      assertEquals(204, post(bob, "{\"type\":\"read\",\"seq\":" + read + "}"));
      try (ChatListener third = ChatListener.listen(test.node("node-3"), bob, "")) {
        third.awaitText("two");
        assertEquals(List.of("two"), third.texts(), "one has arrived");
        Object both = third.await(frame -> "two".equals(frame.get("text"))).get("seq");
        assertEquals(204, post(bob, "{\"type\":\"read\",\"seq\":" + both + "}"));
      }
      try (ChatListener fourth = ChatListener.listen(test.node("node-1"), bob, "")) {
        a.tell("c3", "bob", "three");
        fourth.awaitText("three");
        assertEquals(List.of("three"), fourth.texts());
      }
    }
  }

  private int post(String cookie, String frame) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(test.frontend().resolve("/chat"))
                  .header("Cookie", cookie)
                  .POST(BodyPublishers.ofString(frame))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void whatWasSaidOnADeadServerIsHeardByWhoWasThere() {
    ChatClient b = ChatClient.enter(test.node("node-1"), bob);
    ChatClient a = ChatClient.enter(test.node("node-1"), alice);
    a.say("c1", "heard");
    b.awaitText("heard");
    String resume = b.resume();
    b.abort();
    a.say("c2", "not heard");
    a.awaitAck("c2");
    a.abort();
    test.cluster().kill("node-1");
    try (ChatClient back = ChatClient.enter(test.node("node-2"), bob, resume);
        ChatClient stranger = ChatClient.enter(test.node("node-2"), alice)) {
      back.awaitText("not heard");
      stranger.say("c3", "on the new server");
      back.awaitText("on the new server");
      assertEquals(List.of("not heard", "on the new server"), back.texts());
    }
  }

  /** Whose server has died is still there by its lease for a moment, and elsewhere already. */
  @Test
  void whatIsPostedIsSaidWhereOneCameLast() {
    for (List<String> way : List.of(List.of("node-1", "node-2"), List.of("node-2", "node-1"))) {
      String text = "said at " + way.getLast();
      try (ChatListener before = ChatListener.listen(test.node(way.getFirst()), alice, "");
          ChatListener _ = ChatListener.listen(test.node(way.getLast()), alice, "");
          ChatListener there = ChatListener.listen(test.node(way.getLast()), bob, "");
          Browser browser = new Browser()) {
        Browser.Answer answer =
            browser.send(
                HttpRequest.newBuilder(test.node("node-3").resolve("/chat"))
                    .header("Cookie", alice)
                    .header("Content-Type", "application/json")
                    .POST(
                        BodyPublishers.ofString(
                            "{\"type\":\"say\",\"id\":\"%s\",\"text\":\"%s\"}"
                                .formatted(way.getLast(), text))));
        assertEquals(200, answer.status(), answer::text);
        there.awaitText(text);
        assertEquals(List.of(), before.texts());
      }
      Awaitility.await("nobody is there")
          .atMost(Duration.ofMinutes(1))
          .until(() -> test.cluster().snapshot().store().chat().users() == 0);
    }
  }

  @Test
  void aDrainedNodeEndsItsStreams() {
    ChatListener listener = ChatListener.listen(test.node("node-1"), alice, "");
    test.cluster().drain("node-1").join();
    listener.awaitEnd();
    listener.close();
  }

  @Test
  void strangersHearNothing() {
    assertThrows(
        IllegalStateException.class, () -> ChatListener.listen(test.frontend(), "sid=no.one", ""));
  }
}
