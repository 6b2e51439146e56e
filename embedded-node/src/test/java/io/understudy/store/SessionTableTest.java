package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is signed in, and for how long. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class SessionTableTest {
  private static final Duration ALMOST = SessionTable.IDLE_LIMIT.minusSeconds(1);

  @Parameter StoreKind kind;
  @TempDir Path data;
  private Supplier<OpenStore> place;
  private OpenStore open;
  private SessionTable sessions;

  @BeforeEach
  void choose() {
    place = kind.at(data);
    open();
  }

  private void open() {
    open = place.get();
    sessions = open.store.sessions();
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void aCookieProvesItsSessionAndNoOther() {
    Session.Issued alice = sessions.create("alice", "node-1");
    Session.Issued bob = sessions.create("bob", "node-2");
    assertEquals(Optional.of(alice.session()), sessions.find(alice.cookie()));
    assertEquals(Optional.of(bob.session()), sessions.find(bob.cookie()));
    assertNotEquals(alice.session().id(), bob.session().id());
    assertEquals(Optional.empty(), sessions.find(id(alice) + "." + secret(bob)));
    assertEquals(Optional.empty(), sessions.find(id(alice) + "."));
    assertEquals(Optional.empty(), sessions.find(id(alice)));
    assertEquals(Optional.empty(), sessions.find(alice.cookie() + "x"));
    assertEquals(Optional.empty(), sessions.find(alice.cookie() + "."));
    assertFalse(alice.toString().contains(secret(alice)), "no log shows the secret");
    assertTrue(secret(alice).length() >= 43, "256 bits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "x", ".x", "x.", "' or '1'='1.x", "%.%", "\u0000.\u0000", "é.é"})
  void anythingElseProvesNothing(String cookie) {
    sessions.create("alice", "node-1");
    assertEquals(Optional.empty(), sessions.find(cookie));
    assertEquals(Optional.empty(), sessions.find("x".repeat(5_000) + "." + cookie));
  }

  @Test
  void aSessionThatNobodyUsesIsOver() {
    Session.Issued issued = sessions.create("alice", "node-1");
    open.clock.advance(ALMOST);
    assertTrue(sessions.find(issued.cookie()).isPresent());
    assertEquals(List.of(), sessions.overdue());
    open.clock.advance(Duration.ofSeconds(2));
    assertEquals(Optional.empty(), sessions.find(issued.cookie()), "also before it is swept");
    assertEquals(List.of(id(issued)), sessions.overdue().stream().map(Session::id).toList());
    assertTrue(sessions.end(id(issued)));
    assertEquals(List.of(), sessions.overdue());
  }

  @Test
  void usingASessionKeepsItAlive() {
    Session.Issued issued = sessions.create("alice", "node-1");
    for (int i = 0; i < 4; i++) {
      open.clock.advance(ALMOST);
      sessions.touch(issued.session(), "node-2");
      if (i % 2 == 0) {
        sessions.flush();
      }
      assertTrue(sessions.find(issued.cookie()).isPresent(), "flushed or not");
    }
    sessions.flush();
    assertEquals(List.of(), sessions.overdue());
  }

  @Test
  void whoServedItLastIsWrittenInOneGo() {
    Session.Issued issued = sessions.create("alice", "node-1");
    Instant login = open.clock.instant();
    open.clock.advance(Duration.ofMinutes(1));
    sessions.touch(issued.session(), "node-2");
    sessions.touch(issued.session(), "node-3");
    assertEquals("node-1", sessions.get(id(issued)).orElseThrow().lastNode(), "not yet");
    sessions.flush();
    Session session = sessions.get(id(issued)).orElseThrow();
    assertEquals("node-3", session.lastNode());
    assertEquals(open.clock.instant(), session.lastSeen());
    assertEquals(login, session.loginAt());
  }

  @Test
  void anEndedSessionStaysEnded() {
    Session.Issued issued = sessions.create("alice", "node-1");
    sessions.touch(issued.session(), "node-1");
    assertTrue(sessions.end(id(issued)));
    assertFalse(sessions.end(id(issued)));
    sessions.touch(issued.session(), "node-2");
    sessions.flush();
    assertEquals(Optional.empty(), sessions.find(issued.cookie()));
    assertEquals(0, sessions.count());
  }

  @Test
  void theLatestLoginComesFirst() {
    sessions.create("alice", "node-1");
    open.clock.advance(Duration.ofSeconds(1));
    sessions.create("bob", "node-1");
    assertEquals(List.of("bob", "alice"), sessions.list().stream().map(Session::user).toList());
  }

  @Test
  void whatWaitedIsWrittenAtTheEnd() {
    Session.Issued issued = sessions.create("alice", "node-1");
    sessions.touch(issued.session(), "node-3");
    open.close();
    open();
    assertEquals("node-3", sessions.get(id(issued)).orElseThrow().lastNode());
  }

  private static String id(Session.Issued issued) {
    return issued.session().id();
  }

  private static String secret(Session.Issued issued) {
    return issued.cookie().substring(issued.cookie().indexOf('.') + 1);
  }
}
