package io.understudy.load;

import io.understudy.check.History;
import io.understudy.journal.Journal;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where a run happens and who is told of it.
 *
 * @param frontends the addresses behind the cluster's name at the moment, at least one
 * @param grpc the servers for gRPC at the moment, as {@code host:port}
 * @param password of the accounts of all users; see {@link #account}
 * @param history told of what users see; its time is that of the run
 * @param journal says which sessions were ended on purpose, and is told of those that were lost
 */
public record LoadSite(
    Supplier<List<URI>> frontends,
    Supplier<List<String>> grpc,
    String password,
    History history,
    Journal journal) {

  /**
   * As whom a user signs in.
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
