package io.understudy.store;

import io.understudy.problem.ProblemException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * What differs from one sort of database to the next; the tables are the same. Belongs to one
 * {@link Store}. To add one: write its file, register its prefix in {@link StoreUrl}.
 */
interface Engine extends AutoCloseable {
  /** The SQL that it speaks. */
  Dialect dialect();

  /** Where the database is, for people: a file, or an address without a password. */
  String where();

  /** The file in which all of it is, if there is one. */
  Optional<Path> file();

  /**
   * Takes the database for this process, and makes it ready to be opened.
   *
   * @return whether there is one already
   * @throws ProblemException if it cannot be had, with the reason
   */
  boolean prepare();

  /**
   * What makes connections.
   *
   * @param existing whether it is an error if there is no database; otherwise an empty one is made
   */
  DataSource connections(boolean existing);

  /**
   * The scripts that make the schema, in their order, as resources beside this class. To add a
   * step: write the script, add its name at the end; never change one after a release.
   */
  List<String> scripts();

  /** The refusal of a database with more steps than there are scripts. */
  ProblemException newer(long steps);

  /**
   * The refusal of a database that does not open.
   *
   * @param existed whether there was one
   */
  ProblemException refusal(RuntimeException cause, boolean existed);

  /** What has to happen after each opening, before the first commit that matters. */
  void settle(Connection connection) throws SQLException;

  /** Has what was just committed on a connection survive a power cut, if it does not yet. */
  void force(Connection connection) throws SQLException;

  /** Ends everything that runs in the database for this process, at once and without a word. */
  void end() throws SQLException;

  /** How much room it takes, in bytes. */
  long bytes(Database database);

  /** How much of it the journal takes, nearly; in bytes. */
  long journalBytes(Database database);

  /**
   * Puts an empty database with the schema in the place of the one that is there, as a whole or not
   * at all. Nobody uses it meanwhile.
   *
   * @param fill writes what there is to be in it from the start
   * @throws ProblemException if that does not work, with the reason; the old one is still there
   */
  void exchange(Consumer<Database> fill);

  /** Lets the database go. */
  @Override
  void close();
}
