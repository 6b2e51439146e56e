package io.understudy.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Json;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.ChatClient;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, which frames are taken, and what is answered to the others. */
final class ChatFramesTest {
  @TempDir Path data;

  private TestCluster test;
  private String alice;
  private URI node;

  @BeforeEach
  void start() {
    test = TestCluster.start(data);
    alice = ChatClient.login(test.frontend(), "alice");
    node = test.node("node-1");
  }

  @AfterEach
  void stop() {
    test.close();
  }

  private int refusal(URI server, String cookie, String... headers) {
    CompletionException refused =
        assertThrows(
            CompletionException.class,
            () -> ChatClient.connect(server, cookie, "", new WebSocket.Listener() {}, headers));
    return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
  }

  @Test
  void strangersAndPagesFromElsewhereAreRefusedBeforeTheUpgrade() {
    for (URI server : List.of(node, test.frontend())) {
      assertEquals(401, refusal(server, ""));
      assertEquals(401, refusal(server, "sid=no.session"));
      assertEquals(403, refusal(server, alice, "Origin", "http://evil.test"));
      assertEquals(403, refusal(server, alice, "Origin", "http://127.0.0.1:1"));
      assertEquals(403, refusal(server, alice, "Origin", "null"));
      ChatClient.connect(
              server,
              alice,
              "",
              new WebSocket.Listener() {},
              "Origin",
              "http://" + server.getAuthority())
          .abort();
    }
  }

  @Test
  void whatIsNoFrameIsAnsweredAndTheConnectionGoesOn() {
    try (ChatClient a = ChatClient.enter(node, alice)) {
      for (String bad :
          List.of(
              "{",
              "{}",
              "{\"type\":\"shout\",\"id\":\"x\",\"text\":\"hi\"}",
              "{\"type\":\"say\",\"text\":\"no id\"}",
              "{\"type\":\"say\",\"id\":\"a b\",\"text\":\"an id with a space\"}",
              "{\"type\":\"say\",\"id\":\"%s\",\"text\":\"long id\"}".formatted("x".repeat(65)),
              "{\"type\":\"say\",\"id\":\"x\"}",
              "{\"type\":\"say\",\"id\":\"x\",\"text\":\"one\",\"text\":\"two\"}",
              "{\"type\":\"say\",\"id\":\"x\",\"text\":\"  \"}",
              "{\"type\":\"say\",\"id\":\"x\",\"text\":\"half \\ud83d\"}",
              "{\"type\":\"private\",\"id\":\"x\",\"text\":\"to nobody\"}",
              "{\"type\":\"read\",\"seq\":-1}",
              "{\"type\":\"read\",\"seq\":1.5}",
              "{\"type\":\"read\",\"seq\":99999999999999999999}",
              "{\"type\":\"private\",\"id\":\"x\",\"to\":\"bob@nowhere\",\"text\":\"hi\"}",
              "{\"type\":\"private\",\"id\":\"x\",\"to\":\"b\\u0000b\",\"text\":\"hi\"}",
              "{\"type\":\"private\",\"id\":\"x\",\"to\":\"b\\ud83d\",\"text\":\"hi\"}",
              "   ")) {
        int before = a.all("error").size();
        a.raw(bad);
        Awaitility.await(bad).until(() -> a.all("error").size() > before);
        assertEquals("bad-frame", a.all("error").getLast().get("code"), bad);
      }
      a.say("long", "x".repeat(2_001));
      assertEquals("too-long", a.awaitError("long"));
      a.say("emoji", "\ud83d\ude00".repeat(2_000)); // counted as people count
      a.awaitAck("emoji");
    }
  }

  @Test
  void everyCodeIsDocumentedWithItsStatus() throws IOException {
    String page = Files.readString(Path.of("CHAT.md"));
    for (RefusalCode code : RefusalCode.values()) {
      String row = "| `%s` | %d |".formatted(code.code(), code.kind().status());
      assertTrue(page.contains(row), row);
    }
  }

  @Test
  void aMessageInPartsIsOneMessage() {
    try (ChatClient a = ChatClient.enter(node, alice)) {
      a.socket().sendText("{\"type\":\"say\",\"id\":\"p", false).join();
      a.socket().sendText("1\",\"text\":", false).join();
      a.socket().sendText("\"in parts\"}", true).join();
      a.awaitAck("p1");
    }
  }

  @Test
  void bytesAndTooMuchEndTheConnection() {
    ChatClient a = ChatClient.enter(node, alice);
    a.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
    assertEquals(1003, a.awaitEnd());
    assertEquals("bad-frame", a.await("error").get("code"));
    ChatClient b = ChatClient.enter(node, alice);
    b.raw("x".repeat(40_000));
    assertEquals(1009, b.awaitEnd());
  }

  @Test
  void whoSendsTooFastIsToldAndWhoDoesNotListenIsPutOut() {
    ChatClient witness = ChatClient.enter(node, ChatClient.login(test.frontend(), "bob"));
    ChatClient a = ChatClient.enter(node, alice);
    try {
      for (int i = 0; i < 1_000; i++) {
        a.say("c" + i, "again");
      }
    } catch (CompletionException e) {
      // It was put out in the middle.
    }
    // Who goes on sending may be reset before he has read why.
    assertTrue(Set.of(1008, 1006).contains(a.awaitEnd()));
    // Their acks may come too late for a connection that ends.
    Awaitility.await("the first were taken")
        .until(() -> witness.all("message").size() >= Speech.AT_ONCE);
    a.all("error").stream().limit(1).forEach(told -> assertEquals("too-fast", told.get("code")));
  }

  private Answer post(URI server, String frame, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/chat"))
            .header("Cookie", alice)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(frame));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try (Browser browser = new Browser()) {
      return browser.send(request);
    }
  }

  private static String frame(String id, String to) {
    return Json.text(Map.of("type", "private", "id", id, "to", to, "text", "posted"));
  }

  @Test
  void aPostedFrameIsAnsweredWithItsAckAndDeliveredOnceHoweverOftenItComes() {
    String bob = ChatClient.login(test.frontend(), "bob");
    try (ChatClient b = ChatClient.enter(test.node("node-2"), bob)) {
      for (int i = 0; i < 4; i++) {
        Answer answer = post(test.frontend(), frame("c1", "bob"));
        assertEquals(200, answer.status());
        assertEquals(Map.of("type", "ack", "id", "c1"), answer.json());
        String key = "a-key-of-ten-characters";
        assertEquals(
            200,
            post(test.frontend(), "bob@" + node.getAuthority() + " line", "Idempotency-Key", key)
                .status());
      }
      assertEquals(200, post(node, frame("c2", "bob")).status());
      Awaitility.await().until(() -> b.texts().size() == 3);
      assertEquals(List.of("posted", "line", "posted"), b.texts());
      Answer refused = post(node, frame("c3", "nobody"));
      assertEquals(404, refused.status());
      assertEquals("application/problem+json", refused.header("Content-Type"));
      assertEquals("unknown-user", refused.json().get("code"));
      assertEquals("c3", refused.json().get("id"));
      assertEquals(403, post(node, frame("c4", "bob"), "Origin", "http://evil.test").status());
    }
  }

  @Test
  void aNodeThatHangsTakesNothingAndGoesOnAfterwards() {
    try (ChatClient a = ChatClient.enter(node, alice)) {
      test.cluster().faults().put("node-1", "hang", Map.of());
      a.tell("c1", "alice", "while it hangs");
      try (ChatClient other = ChatClient.enter(test.node("node-2"), alice)) {
        other.tell("c2", "alice", "meanwhile");
        other.awaitText("meanwhile");
        assertEquals(List.of("meanwhile"), other.texts());
        assertEquals(List.of(), a.texts());
        test.cluster().faults().remove("node-1", "hang");
        a.awaitAck("c1");
        a.awaitText("while it hangs");
        other.awaitText("while it hangs");
      }
    }
  }

  @Test
  void theChatIsCountedInTheSnapshot() {
    try (ChatClient a = ChatClient.enter(node, alice)) {
      a.tell("c1", "alice", "one");
      a.awaitText("one");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            var chat = test.cluster().snapshot().store().chat();
            return chat.users() == 1 && chat.stored() == 1 && chat.delivered() == 1;
          });
    }
  }
}
