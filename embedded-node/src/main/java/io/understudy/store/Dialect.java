package io.understudy.store;

/** The few words of SQL that differ from one database to the next. */
interface Dialect {
  /**
   * A statement that writes a row, in the place of the one with the same key if there is one.
   *
   * @param table its name
   * @param key the name of its key, or the names with commas between
   * @param columns the names of all columns that are written, with commas between
   * @param values what is written, in the same order: parameters, mostly
   */
  String upsert(String table, String key, String columns, String values);

  /** An expression for the next number of a sequence. */
  String next(String sequence);

  /** A parameter as the database can store it. */
  default Object parameter(Object value) {
    return value;
  }
}
