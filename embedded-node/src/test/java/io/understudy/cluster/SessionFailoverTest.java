package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody signs in, and nodes die under him. */
final class SessionFailoverTest {
  @TempDir Path data;

  @Test
  void theSessionOutlivesTheNodeThatMadeItAndTheNextOne() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      Answer login = browser.login(test.frontend(), "alice", "123");
      assertEquals(200, login.status());
      Object session = login.json().get("session");

      String first = login.servedBy();
      test.cluster().kill(first);
      Answer profile = browser.get(test.frontend(), "/profile");
      assertEquals(200, profile.status());
      assertEquals(session, profile.json().get("session"));
      assertEquals("alice", profile.json().get("name"));
      assertNotEquals(first, profile.servedBy());

      test.cluster().kill(profile.servedBy());
      Answer last = browser.get(test.frontend(), "/perfil");
      assertEquals(200, last.status());
      assertEquals(login.json().get("loginAt"), last.json().get("loginAt"));
    }
  }

  @Test
  void oneLoginIsValidOnEveryNode() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      assertEquals(200, browser.login(test.node("node-1"), "bob", "123").status());
      for (String node : Set.of("node-1", "node-2", "node-3")) {
        Answer profile = browser.get(test.node(node), "/profile");
        assertEquals("bob", profile.json().get("name"));
        assertEquals(node, profile.json().get("host"));
      }
      assertEquals(204, browser.post(test.node("node-2"), "/logout").status());
      assertEquals(401, browser.get(test.node("node-3"), "/profile").status());
      assertEquals(1, test.events(EventType.LOGOUT).size());
    }
  }

  @Test
  void aKilledNodeComesBackOnItsPortAndServesTheSameSession() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      browser.login(test.frontend(), "alice", "123");
      test.withoutHedging();
      var address = test.node("node-2");
      test.cluster().kill("node-2");
      test.cluster().revive("node-2");
      test.awaitAllServing();
      assertEquals(address, test.node("node-2"));
      Set<String> served = new HashSet<>();
      for (int i = 0; i < 6; i++) {
        Answer answer = browser.get(test.frontend(), "/profile");
        assertEquals(200, answer.status());
        served.add(answer.servedBy());
      }
      assertEquals(Set.of("node-1", "node-2", "node-3"), served);
    }
  }

  @Test
  void everyAnswerSaysWhoServedIt() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      for (String path : Set.of("/", "/health", "/status", "/login", "/profile", "/no-such")) {
        Answer answer = browser.get(test.frontend(), path);
        assertTrue(answer.servedBy().startsWith("node-"), path);
        assertEquals("frontend-1", answer.header("X-Frontend"), path);
      }
      test.cluster().snapshot().nodes().forEach(node -> test.cluster().kill(node.id()));
      Answer refused = browser.get(test.frontend(), "/status");
      assertEquals(503, refused.status());
      assertEquals("application/problem+json", refused.header("Content-Type"));
      assertEquals("frontend-1", refused.header("X-Frontend"));
      assertFalse(refused.header("Retry-After").isEmpty());
      Answer page = browser.page(test.frontend(), "/", "pt-BR");
      assertTrue(page.text().contains("Nenhum nó pode responder"), page.text());
    }
  }

  @Test
  void theNextStartFindsTheSameSessionsAndGoesOnCounting() {
    try (Browser browser = new Browser()) {
      Object session;
      long events;
      try (TestCluster test = TestCluster.start(data)) {
        session = browser.login(test.frontend(), "alice", "123").json().get("session");
        events = test.cluster().journal().lastSeq();
      }
      try (TestCluster test = TestCluster.start(data)) {
        Answer profile = browser.get(test.frontend(), "/profile");
        assertEquals(200, profile.status());
        assertEquals(session, profile.json().get("session"));
        assertTrue(test.cluster().journal().lastSeq() > events);
        assertEquals(1, test.cluster().journal().since(0, 1).getFirst().seq());
      }
    }
  }
}
