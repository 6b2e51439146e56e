package io.understudy.store;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.JournalKeeper;
import java.time.OffsetDateTime;
import java.util.List;

/** What happened, kept. */
public final class JournalTable implements JournalKeeper {
  private static final String COLUMNS = "seq, at, type, subject, from_state, to_state, reason";

  private final Database database;

  JournalTable(Database database) {
    this.database = database;
  }

  @Override
  public void keep(List<Event> events) {
    // Merging instead of inserting: a group whose commit succeeded without us hearing of it is
    // offered again.
    database.updateAll(
        database.dialect().upsert("journal", "seq", COLUMNS, "?, ?, ?, ?, ?, ?, ?"),
        events.stream().map(JournalTable::row).toList());
  }

  @Override
  public List<Event> read(long since, int limit) {
    return database.list(
        "select " + COLUMNS + " from journal where seq > ? order by seq limit ?",
        row ->
            new Event(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                EventType.valueOf(row.getString("type")),
                row.getString("subject"),
                row.getString("from_state"),
                row.getString("to_state"),
                row.getString("reason")),
        since,
        limit);
  }

  @Override
  public long lastSeq() {
    return database.number("select coalesce(max(seq), 0) from journal");
  }

  /**
   * Whether an event that says so is stored. Reads all events.
   *
   * @param type what sort of fact
   * @param subject whom it is about
   * @param reason why, in words
   */
  public boolean has(EventType type, String subject, String reason) {
    return 0
        < database.number(
            "select count(*) from journal where type = ? and subject = ? and reason = ?",
            type.name(),
            subject,
            reason);
  }

  /** How many events are stored. */
  public long count() {
    return database.number("select count(*) from journal");
  }

  /**
   * Removes the oldest events.
   *
   * @param most how many to leave
   * @return how many were removed
   */
  public int trim(int most) {
    return database.update("delete from journal where seq <= ?", lastSeq() - most);
  }

  private static Object[] row(Event event) {
    return new Object[] {
      event.seq(),
      SessionTable.utc(event.at()),
      event.type().name(),
      event.subject(),
      event.from(),
      event.to(),
      event.reason()
    };
  }
}
