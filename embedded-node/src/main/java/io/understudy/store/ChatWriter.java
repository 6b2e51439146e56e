package io.understudy.store;

import io.understudy.store.ChatTable.Receipt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes one group of messages after the other.
 *
 * @param clock the time of the messages
 * @param watchers are told when there are new ones
 */
record ChatWriter(InstantSource clock, Set<Runnable> watchers)
    implements GroupCommit.Work<ChatOrder, Receipt> {

  @Override
  public List<Receipt> write(Connection connection, List<ChatOrder> orders) throws SQLException {
    try (Group group =
        new Group(connection, SessionTable.utc(clock.instant().truncatedTo(ChronoUnit.MILLIS)))) {
      List<Receipt> receipts = new ArrayList<>(orders.size());
      for (ChatOrder order : orders) {
        receipts.add(
            switch (order) {
              case ChatOrder.Say say -> group.say(say.draft());
              case ChatOrder.Read read -> group.read(read);
            });
      }
      group.finish();
      return receipts;
    }
  }

  @Override
  public void done(List<ChatOrder> orders, List<Receipt> receipts) {
    for (int i = 0; i < orders.size(); i++) {
      if (orders.get(i) instanceof ChatOrder.Say && receipts.get(i) == Receipt.STORED) {
        watchers.forEach(Runnable::run);
        return;
      }
    }
  }

  /** A message's name. */
  private record Name(String session, String id) {}

  /** What is written in one transaction. */
  private static final class Group implements AutoCloseable {
    private final OffsetDateTime at;
    private final PreparedStatement insert;
    private final PreparedStatement find;
    private final PreparedStatement isUser;
    private final PreparedStatement unread;
    private final PreparedStatement read;
    private final List<PreparedStatement> all = new ArrayList<>();
    private final Map<Name, ChatMessage.Draft> said = new HashMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private final Map<String, Long> readers = new HashMap<>();
    private final Connection connection;
    private long last = -1;

    Group(Connection connection, OffsetDateTime at) throws SQLException {
      this.connection = connection;
      this.at = at;
      this.insert =
          prepare(
              "insert into chat_messages ("
                  + ChatTable.COLUMNS
                  + ") values (?, ?, ?, ?, ?, ?, ?, ?)");
      this.find =
          prepare(
              "select sender, recipient, server, text from chat_messages"
                  + " where session_id = ? and id = ?");
      this.isUser = prepare("select 1 from users where name = ?");
      this.unread =
          prepare(
              "select count(*) from (select 1 from chat_messages where recipient = ? and seq >"
                  + " coalesce((select seq from chat_readers where login = ?), 0) limit "
                  + ChatTable.MOST_UNREAD
                  + ") waiting");
      this.read =
          prepare(
              "merge into chat_readers r using (values (?, cast(? as bigint))) n (login, seq)"
                  + " on r.login = n.login"
                  + " when matched and r.seq < n.seq then update set seq = n.seq"
                  + " when not matched then insert (login, seq) values (n.login, n.seq)");
    }

    private PreparedStatement prepare(String sql) throws SQLException {
      PreparedStatement statement = connection.prepareStatement(sql);
      all.add(statement);
      return statement;
    }

    Receipt say(ChatMessage.Draft draft) throws SQLException {
      ChatMessage.Draft before = find(draft);
      if (before != null) {
        return before.isSameAs(draft) ? Receipt.KNOWN : Receipt.NAME_TAKEN;
      }
      if (draft.only().isPresent()) {
        if (!isUser(draft.recipient())) {
          return Receipt.UNKNOWN_USER;
        }
        if (waiting(draft.recipient()) >= ChatTable.MOST_UNREAD) {
          return Receipt.INBOX_FULL;
        }
        waiting.merge(draft.recipient(), 1, Integer::sum);
      }
      insert(draft);
      said.put(new Name(draft.session(), draft.id()), draft);
      return Receipt.STORED;
    }

    private void insert(ChatMessage.Draft draft) throws SQLException {
      if (last < 0) {
        last = lastSeq();
      }
      insert.setLong(1, ++last);
      insert.setObject(2, at);
      insert.setString(3, draft.session());
      insert.setString(4, draft.id());
      insert.setString(5, draft.sender());
      insert.setString(6, draft.recipient());
      insert.setString(7, draft.server());
      insert.setString(8, draft.text());
      insert.addBatch();
    }

    /** Read and not remembered: after a breakdown nobody knows what is in the file. */
    private long lastSeq() throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(ChatTable.LAST)) {
        row.next();
        return row.getLong(1);
      }
    }

    private ChatMessage.Draft find(ChatMessage.Draft draft) throws SQLException {
      ChatMessage.Draft here = said.get(new Name(draft.session(), draft.id()));
      if (here != null) {
        return here;
      }
      find.setString(1, draft.session());
      find.setString(2, draft.id());
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? new ChatMessage.Draft(
                draft.session(),
                draft.id(),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4))
            : null;
      }
    }

    private boolean isUser(String login) throws SQLException {
      if (waiting.containsKey(login)) {
        return true;
      }
      isUser.setString(1, login);
      try (ResultSet row = isUser.executeQuery()) {
        return row.next();
      }
    }

    private int waiting(String login) throws SQLException {
      Integer known = waiting.get(login);
      if (known != null) {
        return known;
      }
      unread.setString(1, login);
      unread.setString(2, login);
      try (ResultSet row = unread.executeQuery()) {
        row.next();
        int count = row.getInt(1);
        waiting.put(login, count);
        return count;
      }
    }

    Receipt read(ChatOrder.Read order) {
      readers.merge(order.login(), order.seq(), Long::max);
      return Receipt.STORED;
    }

    void finish() throws SQLException {
      if (last >= 0) {
        insert.executeBatch();
      }
      for (Map.Entry<String, Long> reader : readers.entrySet()) {
        read.setString(1, reader.getKey());
        read.setLong(2, reader.getValue());
        read.addBatch();
      }
      if (!readers.isEmpty()) {
        read.executeBatch();
      }
    }

    @Override
    public void close() throws SQLException {
      for (PreparedStatement statement : all) {
        statement.close();
      }
    }
  }
}
