package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.journal.EventType;
import io.understudy.testing.Browser.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of answers with which a node says that something is wrong with it. */
final class TroubledNodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "500 Internal Server Error",
        "502 Bad Gateway",
        "503 Service Unavailable",
        "504 Gateway Timeout"
      })
  void anotherNodeIsAsked(String status) throws Exception {
    try (RawNode troubled = RawNode.failing(status);
        RawNode well = RawNode.saying("well");
        Rig rig = new Rig(troubled.uri(), well.uri())) {
      assertEquals("well", rig.browser.get(rig.uri(), "/x").text());
      rig.awaitIdle();
      assertEquals(0, rig.reading().failed());
      assertEquals(1, rig.node("node-1").failed());
      assertEquals(
          List.of(
              "1 request met node-1 (answered with %s) and was answered by node-2"
                  .formatted(status.substring(0, 3))),
          rig.reasons(EventType.FAILOVER));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"501 Not Implemented", "505 Version", "404 Not Found", "429 Slow"})
  void whatAnotherNodeWouldSayTooIsPassedOn(String status) throws Exception {
    try (RawNode node = RawNode.failing(status);
        RawNode well = RawNode.saying("well");
        Rig rig = new Rig(node.uri(), well.uri())) {
      Answer answer = rig.browser.get(rig.uri(), "/x");
      assertEquals(status.substring(0, 3), Integer.toString(answer.status()));
      assertEquals("trouble", answer.text());
      assertEquals(List.of(), well.received());
    }
  }

  @Test
  void whenAllAreInTroubleTheLastOneIsBelieved() throws Exception {
    try (RawNode one = RawNode.failing("500 First");
        RawNode two = RawNode.failing("503 Second");
        Rig rig = new Rig(one.uri(), two.uri())) {
      Answer answer = rig.browser.get(rig.uri(), "/x");
      assertEquals(503, answer.status());
      assertEquals("trouble", answer.text());
      rig.awaitIdle();
      assertEquals(1, rig.reading().failed());
    }
  }

  @Test
  void aPostIsNotRepeatedUnlessItsClientHasGivenItAKey() throws Exception {
    try (RawNode troubled = RawNode.failing("500 Oops");
        RawNode well = RawNode.saying("well");
        Rig rig = new Rig(troubled.uri(), well.uri())) {
      HttpRequest.Builder post =
          HttpRequest.newBuilder(rig.uri().resolve("/x")).POST(BodyPublishers.ofString("1"));
      assertEquals(500, rig.browser.send(post).status());
      assertEquals(List.of(), well.received());
      assertEquals("well", rig.browser.send(post.header("Idempotency-Key", "k1")).text());
      assertEquals("1", well.received().getFirst().body());
      assertEquals(List.of("k1"), well.received().getFirst().header("Idempotency-Key"));
    }
  }

  @Test
  void theBudgetEndsRepeating() throws Exception {
    try (RawNode troubled = RawNode.failing("503 Busy");
        RawNode well = RawNode.saying("well");
        Rig rig = new Rig(troubled.uri(), well.uri())) {
      rig.neverEject();
      int asked = 200;
      for (int i = 0; i < asked; i++) {
        rig.browser.get(rig.uri(), "/x");
      }
      BalancerSettings.Retries retries = BalancerSettings.DEFAULTS.retries();
      assertEquals(
          retries.reserve() + asked * retries.budgetPercent() / 100, well.received().size());
    }
  }
}
