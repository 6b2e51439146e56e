package io.understudy.store;

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
 * Brings a database to the schema of this version. Each step is one of the {@link Engine}'s
 * scripts, run once, in order, and never changed after a release; the table {@code schema_version}
 * says which were run. H2 commits every definition by itself, so a script must be repeatable
 * ({@code if not exists}): one that was cut off in the middle is run again.
 */
final class Migrations {
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
   * @throws io.understudy.problem.ProblemException if there are more than the engine knows
   */
  static void run(Database database, Engine engine) {
    List<String> scripts = engine.scripts();
    database.update(VERSIONS);
    long version = database.number("select coalesce(max(version), 0) from schema_version");
    if (version > scripts.size()) {
      throw engine.newer(version);
    }
    for (int next = (int) version + 1; next <= scripts.size(); next++) {
      int number = next;
      database.inTransaction(connection -> apply(connection, number, scripts.get(number - 1)));
    }
  }

  private static Void apply(Connection connection, int version, String script) throws SQLException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Migrations.class.getResourceAsStream(script), script),
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
            script.substring(script.lastIndexOf('/') + 1))) {
      done.executeUpdate();
    }
    return null;
  }
}
