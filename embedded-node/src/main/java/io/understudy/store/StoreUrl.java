package io.understudy.store;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.function.Function;

/**
 * A database that the user has chosen for the shared store, instead of the file in the data folder:
 * an H2 file elsewhere, or a database of PostgreSQL. The URL may hold a password, so nobody is told
 * of it; {@link #toString} is what may be shown. Immutable.
 */
public final class StoreUrl {
  /** To add a sort of database: its prefix and its engine. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(H2Engine.PREFIX, H2Engine::of),
          new Kind(PostgresEngine.PREFIX, PostgresEngine::of));

  private final String url;
  private final Function<String, Engine> kind;
  private final String where;

  private record Kind(String prefix, Function<String, Engine> engine) {}

  private StoreUrl(String url, Function<String, Engine> kind) {
    this.url = url;
    this.kind = kind;
    try (Engine engine = kind.apply(url)) {
      this.where = engine.where();
    }
  }

  /**
   * Reads a JDBC URL, without connecting to anything.
   *
   * @param url {@code jdbc:h2:FILE}, or {@code jdbc:postgresql://HOST:PORT/DATABASE} with any
   *     parameters of its driver
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if it is anything else, with what is
   *     allowed; nothing of the URL is repeated
   */
  public static StoreUrl of(String url) {
    String stripped = url.strip();
    return KINDS.stream()
        .filter(kind -> stripped.startsWith(kind.prefix()))
        .findFirst()
        .map(kind -> new StoreUrl(stripped, kind.engine()))
        .orElseThrow(() -> refused("it begins with something else"));
  }

  /** The refusal of a URL; it may hold a password and is not repeated. */
  static ProblemException refused(String why) {
    return new ProblemException(
        ProblemKind.BAD_OPTION,
        ("--store takes jdbc:h2:FILE or"
                + " jdbc:postgresql://HOST:PORT/DATABASE?user=NAME&password=WORD: %s")
            .formatted(why));
  }

  /** Another one for each store. */
  Engine engine() {
    return kind.apply(url);
  }

  /** Where it is, without a password. */
  @Override
  public String toString() {
    return where;
  }
}
