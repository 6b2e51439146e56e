package io.understudy.load;

import io.understudy.check.History;
import io.understudy.journal.Journal;
import java.net.URI;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Where a run happens and who is told of it.
 *
 * @param frontends the addresses behind the cluster's name at the moment, at least one
 * @param grpc the servers for gRPC at the moment, as {@code host:port}
 * @param accounts as whom a user signs in, by his number, from 0 on; see {@link #account}
 * @param password of all accounts
 * @param history told of what users see; its time is that of the run
 * @param journal says which sessions were ended on purpose, and is told of those that were lost
 * @param gentle whether the run only keeps things moving: it begins at once, leaves a request out
 *     for which no user has the time, and is not judged
 */
public record LoadSite(
    Supplier<List<URI>> frontends,
    Supplier<List<String>> grpc,
    IntFunction<String> accounts,
    String password,
    History history,
    Journal journal,
    boolean gentle) {

  /** For a run whose users have accounts of their own, and that is judged. */
  public LoadSite(
      Supplier<List<URI>> frontends,
      Supplier<List<String>> grpc,
      String password,
      History history,
      Journal journal) {
    this(frontends, grpc, LoadSite::account, password, history, journal, false);
  }

  /**
   * As whom a user signs in, if he has an account of his own.
   *
   * @param number which user, from 0 on
   */
  public static String account(int number) {
    return "load-" + (number + 1);
  }

  @Override
  public String toString() {
    return "LoadSite"; // without the password
  }
}
