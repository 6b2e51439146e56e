package io.understudy.check;

import io.understudy.check.Asker.Answer;
import io.understudy.check.Observation.ProfileSeen;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Asks for the profile of every session of the run once more: those that are open anywhere, those
 * that have ended everywhere.
 */
final class SessionReader {
  private static final int MOST_OPEN = 2_000;
  private static final int MOST_ENDED = 50;
  private static final int MOST_ADDRESSES = 16;

  private final Asker asker;
  private final History history;

  /** A session and what proves it. */
  record Ticket(String user, String session, String cookie) {
    @Override
    public String toString() {
      return "Ticket[%s, %s]".formatted(user, session);
    }
  }

  SessionReader(Asker asker, History history) {
    this.asker = asker;
    this.history = history;
  }

  void read() {
    for (Ticket open : history.openSessions(MOST_OPEN)) {
      Optional<Answer> answer = asker.get("/profile", open.cookie());
      if (answer.isEmpty()) {
        return; // and the others would not be answered either
      }
      note(open, answer.get());
    }
    List<URI> everywhere = asker.addresses();
    long begun = System.nanoTime();
    for (Ticket ended : history.endedSessions(MOST_ENDED)) {
      if (asker.isOver(begun)) {
        return;
      }
      everywhere.stream()
          .limit(MOST_ADDRESSES)
          .map(address -> asker.ask(Asker.request(address, "/profile", ended.cookie()).GET()))
          .forEach(answer -> answer.ifPresent(given -> note(ended, given)));
    }
  }

  private void note(Ticket ticket, Answer answer) {
    var profile = answer.status() == 200 ? Answers.object(answer.body()) : null;
    if (profile != null && profile.isEmpty()) {
      return;
    }
    history.record(
        new ProfileSeen(
            answer.trace(),
            ticket.user(),
            ticket.session(),
            answer.status(),
            profile == null ? "" : Answers.text(profile.get(), "name"),
            profile == null ? "" : Answers.text(profile.get(), "session"),
            profile == null ? "" : Answers.text(profile.get(), "loginAt")));
  }
}
