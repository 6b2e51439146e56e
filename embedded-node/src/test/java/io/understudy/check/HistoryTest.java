package io.understudy.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.Observation.Answered;
import io.understudy.check.Observation.ChatAcknowledged;
import io.understudy.check.Observation.ChatEntered;
import io.understudy.check.Observation.ChatReceived;
import io.understudy.check.Observation.ChatSent;
import io.understudy.check.Observation.InboxRead;
import io.understudy.check.Observation.LoggedIn;
import io.understudy.check.Observation.NodeKilled;
import io.understudy.check.Observation.NodeRevived;
import io.understudy.check.Observation.Outcome;
import io.understudy.check.Observation.ProfileSeen;
import io.understudy.check.Observation.Row;
import io.understudy.check.Observation.RowsRead;
import io.understudy.check.Observation.RunBegan;
import io.understudy.check.Observation.Scope;
import io.understudy.check.Observation.SignedOut;
import io.understudy.check.Observation.WriteAcknowledged;
import io.understudy.check.Observation.WriteNotAcknowledged;
import io.understudy.check.Observation.WriteSent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What follows from what was seen, and what does not. */
final class HistoryTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final History history = new History(START, () -> 0);

  @Test
  void withoutAnythingSeenNothingIsKnown() {
    Judgement judgement = history.judge();
    assertEquals(Verdict.UNKNOWN, judgement.verdict());
    for (CheckResult result : judgement.checks()) {
      assertEquals(Verdict.UNKNOWN, result.verdict(), result.check());
      assertFalse(result.exercised(), result.check());
      assertEquals("the run had nothing to do with it", result.words());
    }
  }

  @Test
  void anAnswerBeforeItsRequestIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Trace("r", "", at(2), at(1)));
  }

  @Test
  void oneWhoSignsOutIsNotLostHoweverTheAnswersCross() {
    login("s1");
    profile("s1", 200, 1, 2);
    profile("s1", 401, 4, 6); // sent before the sign-out, answered after it had begun
    history.record(new SignedOut(trace(5, 7), "s1", Outcome.DONE));
    profile("s1", 200, 6, 8); // sent before the sign-out was over
    profile("s1", 401, 9, 10);
    assertEquals(Verdict.PASSED, verdict("sessions-lost"));
    assertEquals(Verdict.PASSED, verdict("stale-sessions"));
  }

  @Test
  void oneWhoIsUnknownBeforeHeSignsOutIsLostInAnyOrderOfTelling() {
    history.record(new SignedOut(trace(5, 7), "s1", Outcome.DONE));
    profile("s1", 401, 5, 6);
    profile("s1", 401, 3, 4);
    login("s1");
    assertEquals(Verdict.FAILED, verdict("sessions-lost"));
    assertEquals(1, history.judge().count("sessions-lost"));
  }

  @Test
  void aSignOutThatWasRefusedEndsNothing() {
    login("s1");
    history.record(new SignedOut(trace(1, 2), "s1", Outcome.REFUSED));
    profile("s1", 401, 3, 4);
    assertEquals(Verdict.FAILED, verdict("sessions-lost"));
  }

  @Test
  void aSignOutWithoutAnAnswerMayHaveEndedItOrNot() {
    login("s1");
    profile("s1", 200, 1, 2);
    history.record(new SignedOut(trace(3, 4), "s1", Outcome.UNKNOWN));
    profile("s1", 200, 5, 6);
    profile("s1", 401, 7, 8);
    assertEquals(Verdict.PASSED, verdict("sessions-lost"));
    assertFalse(result("stale-sessions").exercised());
  }

  @Test
  void aSessionThatNobodyAskedForIsNotKnownToBeThere() {
    login("s1");
    profile("s1", 200, 1, 2);
    login("s2");
    assertEquals(Verdict.UNKNOWN, verdict("sessions-lost"));
    profile("s2", 503, 1, 2);
    assertEquals(Verdict.UNKNOWN, verdict("sessions-lost"), "without its store it says nothing");
    profile("s2", 200, 1, 2);
    assertEquals(Verdict.PASSED, verdict("sessions-lost"));
  }

  @Test
  void anEndedSessionThatNobodyAskedForIsNotKnownToBeGone() {
    login("s1");
    profile("s1", 200, 1, 2);
    history.record(new SignedOut(trace(3, 4), "s1", Outcome.DONE));
    assertEquals(Verdict.UNKNOWN, verdict("stale-sessions"));
    assertEquals(Verdict.UNKNOWN, history.judge().verdict(), "UNKNOWN counts more than PASSED");
  }

  @Test
  void aNewerSessionOfTheSameUserIsSomebodyElse() {
    login("s1", 1);
    login("s2", 5);
    history.record(new ProfileSeen(trace(6, 7), "alice", "s1", 200, "alice", "s2", "5"));
    assertEquals(Verdict.FAILED, verdict("wrong-user"));
    assertFalse(result("stale-sessions").exercised());
  }

  @Test
  void aWriteWithoutAnAnswerMayBeThereOnceOrNot() {
    history.record(new RunBegan(trace(0, 0), 10, Set.of("alice")));
    sent("w1", 4, 8, 15);
    sent("w2", 16, 23, 42);
    sent("w3", 1);
    acknowledged("w3", 14);
    rows(
        10,
        true,
        new Row(11, 4, "alice"),
        new Row(12, 8, "alice"),
        new Row(13, 15, "alice"),
        new Row(14, 1, "alice"));
    assertEquals(Verdict.PASSED, verdict("writes-doubled"));
    assertEquals(Verdict.PASSED, verdict("writes-lost"));
    rows(
        10,
        true,
        new Row(11, 4, "alice"),
        new Row(12, 8, "alice"),
        new Row(13, 15, "alice"),
        new Row(14, 1, "alice"),
        new Row(15, 4, "alice"),
        new Row(16, 8, "alice"),
        new Row(17, 15, "alice"));
    assertEquals(Verdict.FAILED, verdict("writes-doubled"));
    assertEquals(Verdict.PASSED, verdict("writes-lost"));
  }

  @Test
  void aWriteThatWasRefusedMustNotBeThere() {
    history.record(new RunBegan(trace(0, 0), 0, Set.of("alice")));
    sent("w1", 4);
    history.record(new WriteNotAcknowledged(trace(1, 2), "w1", Outcome.REFUSED));
    rows(0, true, new Row(1, 4, "alice"));
    assertEquals(Verdict.FAILED, verdict("writes-doubled"));
  }

  @Test
  void rowsOfOthersDoNotMatterButThoseUnderTheSameNameMayBeSomebodyElses() {
    sent("w1", 4);
    acknowledged("w1", 7);
    rows(6, true, new Row(7, 4, "alice"), new Row(8, 5, "carol"));
    assertEquals(Verdict.PASSED, verdict("writes-doubled"));
    rows(6, true, new Row(7, 4, "alice"), new Row(8, 5, "alice"));
    assertEquals(Verdict.UNKNOWN, verdict("writes-doubled"));
  }

  @Test
  void rowsThatWereNotReadToTheirEndProveNothing() {
    sent("w1", 4);
    acknowledged("w1", 7);
    assertEquals(Verdict.UNKNOWN, verdict("writes-lost"));
    rows(6, false, new Row(7, 4, "alice"));
    assertEquals(Verdict.UNKNOWN, verdict("writes-lost"));
    rows(8, true);
    assertEquals(Verdict.UNKNOWN, verdict("writes-lost"), "a page is missing");
    rows(6, true, new Row(7, 4, "alice"));
    assertEquals(Verdict.PASSED, verdict("writes-lost"));
    sent("w2", 5);
    acknowledged("w2", 8);
    assertEquals(Verdict.UNKNOWN, verdict("writes-lost"), "acknowledged after the reading");
  }

  @Test
  void withoutAnAcknowledgementNoWriteIsKnownToBeKept() {
    sent("w1", 4);
    rows(0, true);
    assertEquals(Verdict.UNKNOWN, verdict("writes-lost"));
  }

  @Test
  void moreThanIsKeptMakesVerdictsUnknown() {
    for (int i = 0; i <= SessionLedger.MOST; i++) {
      profile("s" + i, 200, 1, 2);
    }
    assertEquals(Verdict.UNKNOWN, verdict("sessions-lost"));
    assertEquals(Verdict.UNKNOWN, verdict("wrong-user"));
    assertEquals(1, history.judge().dropped().size());
    assertTrue(history.dropped().getFirst().startsWith("1 observations of sessions above"));
  }

  @Test
  void oneRowDoesNotStandForTwoInserts() {
    sent("w1", 4);
    sent("w2", 4);
    acknowledged("w1", 1);
    acknowledged("w2", 1);
    rows(0, true, new Row(1, 4, "alice"));
    assertEquals(1, history.judge().count("writes-lost"));
  }

  @Test
  void findingsAreCappedAndTheRestIsCounted() {
    sent("w1", IntStream.rangeClosed(1, 60).toArray());
    acknowledged("w1", LongStream.rangeClosed(1, 60).toArray());
    rows(0, true);
    CheckResult result = result("writes-lost");
    assertEquals(CheckResult.MOST_FINDINGS, result.findings().size());
    assertEquals(40, result.more());
    assertEquals("broken 60 times", result.words());
    assertEquals(60, history.judge().count("writes-lost"));
  }

  @Test
  void whatIsToldAgainOnAnotherLineIsNoSecondMessage() {
    chat("m1", 1);
    received("m1", "line-1", 5);
    received("m1", "line-2", 5);
    assertEquals(Verdict.PASSED, verdict("messages-doubled"));
    assertEquals(Verdict.PASSED, verdict("messages-lost"));
    received("m1", "line-3", 6);
    assertEquals(Verdict.FAILED, verdict("messages-doubled"));
  }

  @Test
  void aMessageIsLostOnlyIfItIsNotInTheInboxEither() {
    chat("m1", 1);
    assertEquals(Verdict.UNKNOWN, verdict("messages-lost"));
    history.record(new InboxRead(trace(1, 9), "bob"));
    assertEquals(Verdict.UNKNOWN, verdict("messages-lost"), "it was read too early");
    history.record(new InboxRead(trace(8, 9), "bob"));
    assertEquals(Verdict.FAILED, verdict("messages-lost"));
  }

  @Test
  void whoCameLaterMissesNothing() {
    entered("line-1", 0);
    said("m1", 1);
    entered("line-2", 3);
    said("m2", 4);
    received("m1", "line-1", 1);
    received("m2", "line-1", 2);
    received("m2", "line-2", 2);
    assertEquals(Verdict.PASSED, verdict("messages-lost"));
  }

  @Test
  void whatWasSaidAtTheSameTimeMayStillCome() {
    entered("line-1", 0);
    history.record(new ChatSent(trace(1, 1), "m1", "alice", Scope.SERVER, "", "here"));
    said("m2", 4);
    history.record(new ChatAcknowledged(trace(1, 6), "m1"));
    received("m2", "line-1", 1);
    assertEquals(Verdict.PASSED, verdict("messages-lost"));
  }

  @Test
  void whoLeftBeforeNeedNotHearIt() {
    entered("line-1", 0);
    said("m1", 1);
    received("m1", "line-1", 1);
    said("m2", 4);
    assertEquals(Verdict.PASSED, verdict("messages-lost"));
    said("m3", 7);
    received("m3", "line-1", 3);
    assertEquals(Verdict.FAILED, verdict("messages-lost"), "he was still there");
  }

  @Test
  void aDeadNodeMayFinishWhatItHadBegunAndAnswersAgainWhenItIsBack() {
    answered("node-1", 0, 1);
    history.record(new NodeKilled("node-1", at(5)));
    answered("node-1", 4, 6); // under way
    answered("node-2", 6, 7);
    history.record(new NodeRevived("node-1", at(20)));
    answered("node-1", 19, 21);
    assertEquals(Verdict.PASSED, verdict("dead-node-answers"));
    history.record(new NodeKilled("node-1", at(30)));
    answered("node-1", 29, 36); // under way for longer than anything is
    assertEquals(Verdict.FAILED, verdict("dead-node-answers"));
  }

  @Test
  void theOrderOfTellingDoesNotMatterForADeadNode() {
    answered("node-1", 6, 7);
    history.record(new NodeKilled("node-1", at(5)));
    answered("node-1", 11, 12);
    history.record(new NodeRevived("node-1", at(10)));
    assertEquals(1, history.judge().count("dead-node-answers"));
    answered("node-1", 8, 9);
    assertEquals(2, history.judge().count("dead-node-answers"));
  }

  @Test
  void ifNobodyAskedWhileANodeWasDeadNothingIsKnown() {
    answered("node-1", 0, 1);
    history.record(new NodeKilled("node-1", at(5)));
    assertEquals(Verdict.UNKNOWN, verdict("dead-node-answers"));
  }

  private Verdict verdict(String check) {
    return result(check).verdict();
  }

  private CheckResult result(String check) {
    return history.judge().check(check).orElseThrow();
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private static Trace trace(int begun, int at) {
    return new Trace("r-" + begun + "-" + at, "node-1", at(begun), at(at));
  }

  private void login(String session) {
    login(session, 0);
  }

  private void login(String session, int second) {
    history.record(
        new LoggedIn(trace(second, second), "alice", session, "" + second, session + ".secret"));
  }

  private void profile(String session, int status, int begun, int at) {
    history.record(
        new ProfileSeen(trace(begun, at), "alice", session, status, "alice", session, "0"));
  }

  private void sent(String write, int... numbers) {
    history.record(
        new WriteSent(trace(1, 1), write, "alice", IntStream.of(numbers).boxed().toList()));
  }

  private void acknowledged(String write, long... ids) {
    history.record(new WriteAcknowledged(trace(1, 2), write, LongStream.of(ids).boxed().toList()));
  }

  private void rows(long after, boolean last, Row... rows) {
    history.record(new RowsRead(trace(8, 9), after, List.of(rows), last));
  }

  private void chat(String message, int second) {
    history.record(new ChatSent(trace(second, second), message, "alice", Scope.PRIVATE, "bob", ""));
    history.record(new ChatAcknowledged(trace(second, second + 1), message));
  }

  private void entered(String line, int second) {
    history.record(new ChatEntered(trace(second, second), "bob", line, "here", "0.0@here"));
  }

  private void said(String message, int second) {
    history.record(new ChatSent(trace(second, second), message, "alice", Scope.SERVER, "", "here"));
    history.record(new ChatAcknowledged(trace(second, second + 1), message));
  }

  private void received(String message, String line, long seq) {
    history.record(new ChatReceived(trace(8, 8), message, "bob", line, seq));
  }

  private void answered(String node, int begun, int at) {
    history.record(new Answered(new Trace("r", node, at(begun), at(at)), 200));
  }
}
