package io.understudy.store;

import java.net.URI;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;

/** Who holds a lease in the registry, for whoever starts after this process. */
public final class LeaseTable {
  private final Database database;

  LeaseTable(Database database) {
    this.database = database;
  }

  /**
   * One holder.
   *
   * @param node its name
   * @param uri where it listens for HTTP
   * @param grpc where it listens for gRPC, host and port; null for nowhere
   * @param incarnation which of its lives it is
   */
  public record Row(String node, URI uri, String grpc, String incarnation) {}

  /** All holders, by name. */
  public List<Row> list() {
    return database.list(
        "select node, uri, grpc, incarnation from leases order by length(node), node",
        row ->
            new Row(
                row.getString(1),
                URI.create(row.getString(2)),
                row.getString(3),
                row.getString(4)));
  }

  /**
   * Stores changes in one transaction.
   *
   * @param held who holds a lease from now on
   * @param gone the names of those who hold none any more
   */
  public void save(Collection<Row> held, Collection<String> gone) {
    database.inTransaction(connection -> {
      try (PreparedStatement put =
              connection.prepareStatement(
                  database
                      .dialect()
                      .upsert("leases", "node", "node, uri, grpc, incarnation", "?, ?, ?, ?"));
          PreparedStatement remove =
              connection.prepareStatement("delete from leases where node = ?")) {
        for (Row row : held) {
          put.setString(1, row.node());
          put.setString(2, row.uri().toString());
          put.setString(3, row.grpc());
          put.setString(4, row.incarnation());
          put.addBatch();
        }
        for (String node : gone) {
          remove.setString(1, node);
          remove.addBatch();
        }
        put.executeBatch();
        return remove.executeBatch();
      }
    });
  }
}
