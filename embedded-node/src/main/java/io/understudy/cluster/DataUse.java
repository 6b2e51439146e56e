package io.understudy.cluster;

import java.nio.file.Path;
import java.util.List;

/**
 * What is kept at one moment, and how much room it takes. Immutable.
 *
 * @param folder the data folder, absolute
 * @param store where the database of the shared store is: a file, in the folder or elsewhere, or an
 *     address without a password
 * @param bytes how much all of it takes
 * @param kinds the same by what it is; always in the same order
 */
public record DataUse(Path folder, String store, long bytes, List<Kind> kinds) {
  /** Copies the list. */
  public DataUse {
    kinds = List.copyOf(kinds);
  }

  /**
   * One kind of data.
   *
   * @param kind {@code database} for users, sessions, numbers and messages; {@code journal} for the
   *     events, which are in the same database, nearly; {@code runs} for the reports of
   *     experiments; {@code other} for presets, experiments, settings and the token
   * @param bytes how much that is
   * @param cleared whether {@link Data#clear} deletes it
   */
  public record Kind(String kind, long bytes, boolean cleared) {}
}
