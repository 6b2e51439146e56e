package io.understudy.cluster;

import io.understudy.load.LoadSite;
import io.understudy.load.Traffic.Credentials;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.SessionTable;
import io.understudy.store.UserTable;
import io.understudy.web.Passwords;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Who can sign in from the start: {@code alice} and {@code bob} with the password of the exercise,
 * and the built-in traffic with one that nobody knows. Hashing is slow on purpose, so it runs while
 * the store opens and the servers start.
 */
final class Accounts {
  private static final List<String> TEACHING = List.of("alice", "bob");
  private static final String TEACHING_PASSWORD = "123";

  /** Whom the built-in traffic signs in as. */
  static final String VISITOR = "visitor";

  private final UserTable users;
  private final SessionTable sessions;
  private final Hashes hashes;
  private CompletableFuture<Void> made = CompletableFuture.completedFuture(null);

  /** The hashes of this process, each made once, in the background from the first mention on. */
  static final class Hashes {
    private final Map<String, CompletableFuture<String>> made = new ConcurrentHashMap<>();
    private final Credentials visitor = new Credentials(VISITOR, randomPassword());

    /**
     * Begins with those that will be needed.
     *
     * @param newStore whether nobody has an account yet
     */
    static Hashes begin(boolean newStore) {
      Hashes hashes = new Hashes();
      if (newStore) {
        for (String name : TEACHING) {
          var _ = hashes.of(name, TEACHING_PASSWORD);
        }
      }
      var _ = hashes.of(VISITOR, hashes.visitor.password());
      return hashes;
    }

    private CompletableFuture<String> of(String name, String password) {
      return made.computeIfAbsent(
          name, _ -> CompletableFuture.supplyAsync(() -> Passwords.hash(password)));
    }

    private static String randomPassword() {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
  }

  Accounts(UserTable users, SessionTable sessions, Hashes hashes) {
    this.users = users;
    this.sessions = sessions;
    this.hashes = hashes;
  }

  /** Begins to make the accounts that are missing. */
  void begin() {
    made =
        CompletableFuture.allOf(
            TEACHING.stream()
                .filter(name -> users.passwordHash(name).isEmpty())
                .map(name -> put(name, TEACHING_PASSWORD))
                .toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<Void> put(String name, String password) {
    return hashes.of(name, password).thenAcceptAsync(hash -> users.put(name, hash));
  }

  /**
   * Makes the accounts for a table that will be used instead.
   *
   * @return writes them; it does not wait for anything any more
   */
  Consumer<UserTable> ready() {
    Map<String, String> ready = new LinkedHashMap<>();
    TEACHING.forEach(name -> ready.put(name, hashes.of(name, TEACHING_PASSWORD).join()));
    return table -> ready.forEach(table::put);
  }

  /**
   * Returns when they are there.
   *
   * @throws ProblemException if the store did not take them
   */
  void await() {
    join(made);
  }

  /**
   * Makes the account of the built-in traffic, whose password is a new one in each process.
   *
   * @throws ProblemException if the store did not take it
   */
  Credentials visitor() {
    join(put(VISITOR, hashes.visitor.password()));
    return hashes.visitor;
  }

  /**
   * Makes accounts for the users of a load run, and ends what sessions an earlier process has left.
   *
   * @return their password, a new one in each process
   * @throws ProblemException if the store did not take them
   */
  String ofLoad(int count) {
    String password = hashes.visitor.password();
    String hash = hashes.of(VISITOR, password).join();
    for (int i = 0; i < count; i++) {
      users.put(LoadSite.account(i), hash);
    }
    endOfLoad(count);
    return password;
  }

  /** Ends what sessions the users of a load run still have. */
  void endOfLoad(int count) {
    for (int i = 0; i < count; i++) {
      sessions.endAllOf(LoadSite.account(i));
    }
  }

  private static void join(CompletableFuture<Void> accounts) {
    try {
      accounts.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof ProblemException problem
          ? problem
          : new ProblemException(ProblemKind.INTERNAL, "The accounts could not be made", e);
    }
  }
}
