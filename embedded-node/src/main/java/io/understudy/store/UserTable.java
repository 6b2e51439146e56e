package io.understudy.store;

import java.util.Optional;

/** Who can sign in. Passwords are kept as bcrypt hashes only. */
public final class UserTable {
  private final Database database;

  UserTable(Database database) {
    this.database = database;
  }

  /**
   * The hash of a user's password.
   *
   * @param name the user
   * @return the bcrypt hash, or empty if there is no such user
   */
  public Optional<String> passwordHash(String name) {
    return database.first(
        "select password_hash from users where name = ?", row -> row.getString(1), name);
  }

  /**
   * Creates a user or changes the password of one.
   *
   * @param name the user, 1 to 64 characters
   * @param passwordHash a bcrypt hash
   */
  public void put(String name, String passwordHash) {
    database.update(
        database.dialect().upsert("users", "name", "name, password_hash", "?, ?"),
        name,
        passwordHash);
  }

  /** How many users there are. */
  public long count() {
    return database.number("select count(*) from users");
  }
}
