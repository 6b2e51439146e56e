package io.understudy.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who is connected to the chat, and where. What a node has written here counts as long as the lease
 * of that life of the node is held, so a node that dies takes its users along without a word.
 */
public final class PresenceTable {
  private final Database database;

  PresenceTable(Database database) {
    this.database = database;
  }

  /**
   * One life of a node.
   *
   * @param node its name
   * @param incarnation which of its lives, as in its lease
   * @param server its address, as {@code host:port}
   */
  public record Place(String node, String incarnation, String server) {}

  /**
   * Somebody at a place.
   *
   * @param login who
   * @param place where
   * @param live whether the lease of that node is held
   */
  public record Present(String login, Place place, boolean live) {}

  /**
   * What there is in numbers.
   *
   * @param users who is connected somewhere
   * @param stored messages stored by all nodes, ever
   * @param delivered messages sent to a connection by all nodes, ever
   */
  public record Totals(long users, long stored, long delivered) {}

  /**
   * Stores who has come and gone, in one transaction.
   *
   * @param place where
   * @param came who is there from now on
   * @param gone who is not
   */
  public void save(Place place, Collection<String> came, Collection<String> gone) {
    List<Object[]> rows = new ArrayList<>();
    came.forEach(
        login -> rows.add(new Object[] {place.incarnation(), login, place.node(), place.server()}));
    if (!rows.isEmpty()) {
      Dialect dialect = database.dialect();
      database.updateAll(
          dialect.upsert(
              "chat_presence",
              "incarnation, login",
              "incarnation, login, node, server, arrival",
              "?, ?, ?, ?, " + dialect.next("chat_arrivals")),
          rows);
    }
    if (!gone.isEmpty()) {
      database.updateAll(
          "delete from chat_presence where incarnation = ? and login = ?",
          gone.stream().map(login -> new Object[] {place.incarnation(), login}).toList());
    }
  }

  /** Everybody, by name and place. */
  public List<Present> list() {
    return database.list(
        "select p.login, p.node, p.incarnation, p.server, l.node is not null from chat_presence p"
            + " left join leases l on l.node = p.node and l.incarnation = p.incarnation"
            + " order by p.login, p.server",
        row ->
            new Present(
                row.getString(1),
                new Place(row.getString(2), row.getString(3), row.getString(4)),
                row.getBoolean(5)));
  }

  /**
   * The server to which somebody came last, as {@code host:port}, if he is anywhere. One that has
   * just died still holds its lease, so he may seem to be there too.
   */
  public Optional<String> serverOf(String login) {
    return database.first(
        "select p.server from chat_presence p join leases l on l.node = p.node"
            + " and l.incarnation = p.incarnation where p.login = ? order by p.arrival desc limit 1",
        row -> row.getString(1),
        login);
  }

  /**
   * Removes everybody who was at a place that is gone.
   *
   * @param incarnation of its node
   * @return how many there were; somebody else may have been faster
   */
  public int forget(String incarnation) {
    return database.update("delete from chat_presence where incarnation = ?", incarnation);
  }

  /** Adds to what a node has done. */
  public void count(String node, long stored, long delivered) {
    database.update(
        "merge into chat_nodes c using (values (?, cast(? as bigint), cast(? as bigint)))"
            + " n (node, stored, delivered) on c.node = n.node"
            + " when matched then update set stored = c.stored + n.stored,"
            + " delivered = c.delivered + n.delivered"
            + " when not matched then insert (node, stored, delivered)"
            + " values (n.node, n.stored, n.delivered)",
        node,
        stored,
        delivered);
  }

  /** What there is in numbers. */
  public Totals totals() {
    return database
        .first(
            "select (select count(distinct p.login) from chat_presence p join leases l"
                + " on l.node = p.node and l.incarnation = p.incarnation),"
                + " coalesce(sum(stored), 0), coalesce(sum(delivered), 0) from chat_nodes",
            row -> new Totals(row.getLong(1), row.getLong(2), row.getLong(3)))
        .orElse(new Totals(0, 0, 0));
  }
}
