package io.understudy.web;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.mindrot.jbcrypt.BCrypt;

/**
 * Hashes and checks passwords with bcrypt (Provos and Mazières, 1999). A check costs tens of
 * milliseconds of one core on purpose, so only as many run at once as there are cores, and only so
 * many wait.
 */
public final class Passwords {
  private static final int COST = 10;
  private static final int MOST_BYTES = 72; // bcrypt ignores what comes after
  private static final int MOST_WAITING = 128;

  /** Fair, so that whoever waits longest is next. */
  private static final Semaphore CORES =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);

  /** Compared with when there is no such user, so that the time of the answer tells nothing. */
  private static final String NOBODY =
      "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

  private final Store store;

  Passwords(Store store) {
    this.store = store;
  }

  /**
   * The hash under which a password is kept, with a new salt.
   *
   * @param password the password, at most 72 bytes in UTF-8
   */
  public static String hash(String password) {
    return BCrypt.hashpw(password, BCrypt.gensalt(COST));
  }

  /** Whether this is the user's password. Takes as long for a user who does not exist. */
  boolean matches(String user, String password) {
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return false;
    }
    if (CORES.getQueueLength() >= MOST_WAITING) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE, "Too many people are signing in at once; try again");
    }
    try {
      CORES.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ProblemKind.UNAVAILABLE, "The node is going down", e);
    }
    try {
      // Asked only now: the store refuses a node that was killed while its request waited here, so
      // that the dead do not use up the cores of the living.
      String hash = store.users().passwordHash(user).orElse(null);
      boolean right = BCrypt.checkpw(password, hash == null ? NOBODY : hash);
      return right && hash != null;
    } finally {
      CORES.release();
    }
  }
}
