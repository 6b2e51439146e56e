package io.understudy.store;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which everything is kept, held by one process at a time. The lock is the operating
 * system's, so it is gone when the process is, however it ended.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK_FILE = "understudy.lock";
  private static final String TOKEN_FILE = "control.token";
  private static final String CONTROL_FILE = "control.url";
  private static final int TOKEN_BYTES = 32;
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

  private final Path path;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final HeldFile lock;

  private DataFolder(Path path, HeldFile lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates the folder if needed and takes it.
   *
   * @param path the folder
   * @param clock for the note about who holds it
   * @throws ProblemException {@link ProblemKind#DATA_UNWRITABLE} or {@link ProblemKind#DATA_IN_USE}
   */
  public static DataFolder open(Path path, InstantSource clock) {
    Path folder = path.toAbsolutePath().normalize();
    if (folder.toString().contains(";")) {
      throw new ProblemException(
          ProblemKind.DATA_UNWRITABLE,
          "The data folder %s cannot be used: its path must not contain a semicolon"
              .formatted(folder));
    }
    try {
      Path file = folder.resolve(LOCK_FILE);
      return HeldFile.take(file, note(clock))
          .map(lock -> new DataFolder(folder, lock))
          .orElseThrow(() -> inUse(folder, file));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** The folder, absolute. */
  public Path path() {
    return path;
  }

  /**
   * The secret that the control API asks for. It is made at random when the folder has none, and
   * only the owner of the folder can read it.
   *
   * @throws ProblemException {@link ProblemKind#DATA_UNWRITABLE} if it cannot be read or written
   */
  public String token() {
    Path file = path.resolve(TOKEN_FILE);
    try {
      byte[] random = new byte[TOKEN_BYTES];
      new SecureRandom().nextBytes(random);
      String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      try {
        OwnerOnly.createFile(file);
        Files.writeString(file, fresh + "\n");
        return fresh;
      } catch (FileAlreadyExistsException e) {
        OwnerOnly.closeToOthers(file);
        String kept = Files.readString(file).strip();
        if (kept.isEmpty()) {
          Files.writeString(file, fresh + "\n");
          return fresh;
        }
        return kept;
      }
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /**
   * Leaves word where the control API listens, for programs of the same owner; until this is
   * closed.
   *
   * @throws ProblemException {@link ProblemKind#DATA_UNWRITABLE} if it cannot be written
   */
  public void announce(URI control) {
    Path file = path.resolve(CONTROL_FILE);
    try {
      Files.deleteIfExists(file); // of a process that was killed
      OwnerOnly.createFile(file);
      Files.writeString(file, control + "\n");
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** Lets the folder go. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      Files.deleteIfExists(path.resolve(CONTROL_FILE));
    } catch (IOException e) {
      LOG.debug("The address of the control API stays behind in {}", path, e);
    }
    try {
      lock.close();
    } catch (IOException e) {
      LOG.debug("The lock of {} was gone already", path, e);
    }
  }

  private static String note(InstantSource clock) {
    return "process %d since %s"
        .formatted(ProcessHandle.current().pid(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static ProblemException inUse(Path folder, Path file) {
    String holder;
    try {
      holder = HeldFile.note(file);
    } catch (IOException e) {
      holder = "who it is cannot be read, " + e.getMessage();
    }
    return new ProblemException(
        ProblemKind.DATA_IN_USE,
        "Another Understudy holds the data folder %s: %s. Stop it, or give this one a folder of its"
                .formatted(folder, holder)
            + " own with --data");
  }

  private static ProblemException unwritable(Path folder, IOException e) {
    return new ProblemException(
        ProblemKind.DATA_UNWRITABLE,
        "The data folder %s cannot be used: %s. Choose another one with --data"
            .formatted(folder, e),
        e);
  }
}
