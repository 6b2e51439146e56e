package io.understudy.store;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.h2.tools.RunScript;

/**
 * Brings a database to the schema of this version. Each step is a script in {@code schema/}, run
 * once, in order, and never changed after a release; the table {@code schema_version} says which
 * were run. H2 commits every definition by itself, so a script must be repeatable ({@code if not
 * exists}): one that was cut off in the middle is run again.
 */
final class Migrations {
  /** To add a step: write the script, add its name here. */
  private static final List<String> SCRIPTS =
      List.of(
          "001-users-sessions-journal.sql",
          "002-idempotency.sql",
          "003-leases.sql",
          "004-openings.sql",
          "005-long-events.sql",
          "006-rpc.sql",
          "007-mega.sql",
          "008-chat.sql",
          "009-chat-arrivals.sql");

  private static final String VERSIONS =
      """
      create table if not exists schema_version (
        version integer primary key,
        script varchar(200) not null,
        applied_at timestamp with time zone not null default current_timestamp)
      """;

  private Migrations() {}

  /**
   * Runs the scripts that were not run yet.
   *
   * @throws ProblemException {@link ProblemKind#DATA_NEWER} if there are more than we know
   */
  static void run(Database database, String file) {
    database.update(VERSIONS);
    long version = database.number("select coalesce(max(version), 0) from schema_version");
    if (version > SCRIPTS.size()) {
      throw new ProblemException(
          ProblemKind.DATA_NEWER,
          ("The data file %s was written by a newer Understudy (schema %d, this one knows %d)."
                  + " Use that version, or another folder with --data")
              .formatted(file, version, SCRIPTS.size()));
    }
    for (int next = (int) version + 1; next <= SCRIPTS.size(); next++) {
      int number = next;
      database.inTransaction(connection -> apply(connection, number));
    }
  }

  private static Void apply(Connection connection, int version) throws SQLException {
    String script = SCRIPTS.get(version - 1);
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                Migrations.class.getResourceAsStream("schema/" + script), script),
            StandardCharsets.UTF_8)) {
      RunScript.execute(connection, reader);
    } catch (java.io.IOException e) {
      throw new SQLException("cannot read " + script, e);
    }
    try (PreparedStatement done =
        Database.prepare(
            connection,
            "insert into schema_version (version, script) values (?, ?)",
            version,
            script)) {
      done.executeUpdate();
    }
    return null;
  }
}
