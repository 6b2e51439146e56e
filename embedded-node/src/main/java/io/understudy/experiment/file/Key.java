package io.understudy.experiment.file;

/**
 * A key that a word takes.
 *
 * @param name how it is written
 * @param type what its value may be
 * @param words what it is for, in half a sentence, for people and their editors
 * @param needed whether it must be there
 * @param fallback its value if it is not there, as {@link KeyType#read} would give it; null for
 *     none
 */
public record Key(String name, KeyType type, String words, boolean needed, Object fallback) {
  /** A key that must be there. */
  public static Key needed(String name, KeyType type, String words) {
    return new Key(name, type, words, true, null);
  }

  /** A key that may be left out. */
  public static Key optional(String name, KeyType type, String words) {
    return new Key(name, type, words, false, null);
  }

  /** A key that has a value even if it is left out. */
  public static Key withDefault(String name, KeyType type, Object fallback, String words) {
    return new Key(name, type, words, false, fallback);
  }
}
