package io.understudy.cluster;

import io.understudy.load.Traffic.Credentials;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.UserTable;
import io.understudy.web.Passwords;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Who can sign in from the start: {@code alice} and {@code bob} with the password of the exercise,
 * and the built-in traffic with one that nobody knows. Hashing is slow on purpose, so it runs while
 * the servers start.
 */
final class Accounts {
  private static final List<String> TEACHING = List.of("alice", "bob");
  private static final String TEACHING_PASSWORD = "123";

  /** Whom the built-in traffic signs in as. */
  static final String VISITOR = "visitor";

  private final UserTable users;
  private CompletableFuture<Void> made = CompletableFuture.completedFuture(null);

  Accounts(UserTable users) {
    this.users = users;
  }

  /** Begins to make the accounts that are missing. */
  void begin() {
    made =
        CompletableFuture.allOf(
            TEACHING.stream()
                .filter(name -> users.passwordHash(name).isEmpty())
                .map(
                    name ->
                        CompletableFuture.runAsync(
                            () -> users.put(name, Passwords.hash(TEACHING_PASSWORD))))
                .toArray(CompletableFuture<?>[]::new));
  }

  /**
   * Returns when they are there.
   *
   * @throws ProblemException if the store did not take them
   */
  void await() {
    try {
      made.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof ProblemException problem
          ? problem
          : new ProblemException(ProblemKind.INTERNAL, "The accounts could not be made", e);
    }
  }

  /** Makes an account for the built-in traffic, with a new random password each time. */
  Credentials visitor() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    users.put(VISITOR, Passwords.hash(password));
    return new Credentials(VISITOR, password);
  }
}
