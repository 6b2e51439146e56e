package io.understudy.console.sessions;

import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import io.understudy.store.Session;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the list of sessions says, worked out without a toolkit. */
final class SessionsModel {
  private final Texts texts;
  private final Formats formats;

  SessionsModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /**
   * One session as a row.
   *
   * @param id its public name
   * @param user who is signed in
   * @param node who served it last
   * @param words since when, and when it was last seen
   */
  record Row(String id, String user, String node, String words) {}

  /**
   * The rows in the order of the sessions.
   *
   * @param typed part of a user, node or id; all for nothing
   */
  List<Row> rows(List<Session> sessions, String typed, Instant now) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    return sessions.stream()
        .filter(one ->
            one.user().toLowerCase(Locale.ROOT).contains(wanted)
                || one.lastNode().contains(wanted)
                || one.id().toLowerCase(Locale.ROOT).contains(wanted))
        .map(one -> row(one, now))
        .toList();
  }

  /** How many there are, and for how many people. */
  String summary(List<Session> sessions) {
    long users = sessions.stream().map(Session::user).distinct().count();
    return texts.get("sessions.summary", sessions.size(), users);
  }

  private Row row(Session session, Instant now) {
    return new Row(
        session.id(),
        session.user(),
        session.lastNode(),
        texts.get(
            "sessions.words",
            formats.clock(session.loginAt()),
            formats.ago(session.lastSeen(), now)));
  }
}
