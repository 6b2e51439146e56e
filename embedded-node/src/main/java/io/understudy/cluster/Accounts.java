package io.understudy.cluster;

import io.understudy.load.LoadSite;
import io.understudy.load.Traffic.Credentials;
import io.understudy.problem.ProblemException;
import io.understudy.store.SessionTable;
import io.understudy.store.UserTable;
import io.understudy.web.Passwords;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * Who can sign in from the start: {@code alice} and {@code bob} with the password of the exercise.
 * The built-in traffic and load runs get accounts with a password that nobody knows, as soon as
 * they need one.
 */
final class Accounts {
  /**
   * The users of the exercise and the hashes of {@code 123}. Everybody may read that password, so
   * these hashes tell nobody anything; to make them anew at each first start takes longer than
   * anything else there, because bcrypt is slow on purpose.
   */
  private static final Map<String, String> TEACHING =
      Map.of(
          "alice", "$2a$10$iQ4ilctkdKRN2fBFDGgeAOhXrbycCWdjnXJm5FdfbZUZ9NblnIqRO",
          "bob", "$2a$10$/MS0wbao6U1aWhp2wMadIOv7VJVCJLObZ4AW8MGwAkBifasfuAJ1O");

  /** Whom the built-in traffic signs in as. */
  static final String VISITOR = "visitor";

  private final UserTable users;
  private final SessionTable sessions;
  private final Credentials visitor = new Credentials(VISITOR, randomPassword());
  private String visitorHash;

  Accounts(UserTable users, SessionTable sessions) {
    this.users = users;
    this.sessions = sessions;
  }

  /**
   * Makes the accounts of the exercise that are missing.
   *
   * @throws ProblemException if the store did not take them
   */
  void make() {
    makeIn(users);
  }

  /** The same in a table that will be used instead. */
  static void makeIn(UserTable table) {
    TEACHING.forEach((name, hash) -> {
      if (table.passwordHash(name).isEmpty()) {
        table.put(name, hash);
      }
    });
  }

  /**
   * Makes the account of the built-in traffic, whose password is a new one in each process.
   *
   * @throws ProblemException if the store did not take it
   */
  Credentials visitor() {
    users.put(VISITOR, visitorHash());
    return visitor;
  }

  /**
   * Makes accounts for the users of a load run, and ends what sessions an earlier process has left.
   *
   * @return their password, a new one in each process
   * @throws ProblemException if the store did not take them
   */
  String ofLoad(int count) {
    String hash = visitorHash();
    for (int i = 0; i < count; i++) {
      users.put(LoadSite.account(i), hash);
    }
    endOfLoad(count);
    return visitor.password();
  }

  /** Ends what sessions the users of a load run still have. */
  void endOfLoad(int count) {
    for (int i = 0; i < count; i++) {
      sessions.endAllOf(LoadSite.account(i));
    }
  }

  /** Made when it is first needed, which in most processes is never. */
  private synchronized String visitorHash() {
    if (visitorHash == null) {
      visitorHash = Passwords.hash(visitor.password());
    }
    return visitorHash;
  }

  private static String randomPassword() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
