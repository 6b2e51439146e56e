package io.understudy.store;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final boolean IS_POSIX =
      Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

  /**
   * The folders that this process holds, and the note about each. Its own lock file must not even
   * be opened a second time: on POSIX systems, closing any channel on a file gives up all of the
   * process's locks on it.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  private final Path path;
  private final Path real;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final FileChannel lockChannel;
  private final FileLock lock;

  private DataFolder(Path path, Path real, FileChannel lockChannel, FileLock lock) {
    this.path = path;
    this.real = real;
    this.lockChannel = lockChannel;
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
      Files.createDirectories(folder, ownerOnly("rwx------"));
      Path real = folder.toRealPath();
      String note = note(clock);
      String holder = HELD.putIfAbsent(real, note);
      if (holder != null) {
        throw inUse(folder, holder);
      }
      try {
        return lock(folder, real, note);
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static DataFolder lock(Path folder, Path real, String note) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK_FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      // The last byte of an endless file is locked, so that others can read the note at its start
      // even where a locked byte cannot be read.
      FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
      if (lock == null) {
        throw inUse(folder, read(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)), 0);
      return new DataFolder(folder, real, channel, lock);
    } catch (IOException | RuntimeException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  /** Where the data of this platform's applications belongs, for example under the home folder. */
  public static Path platformDefault() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home"));
    if (os.contains("win")) {
      String local = System.getenv("LOCALAPPDATA");
      return (local == null ? home : Path.of(local)).resolve("Understudy");
    }
    if (os.contains("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Understudy");
    }
    String xdg = System.getenv("XDG_DATA_HOME");
    Path base = xdg == null || xdg.isBlank() ? home.resolve(".local/share") : Path.of(xdg);
    return base.resolve("understudy");
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
        Files.createFile(file, ownerOnly("rw-------"));
        Files.writeString(file, fresh + "\n");
        return fresh;
      } catch (FileAlreadyExistsException e) {
        closeToOthers(file);
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
      Files.createFile(file, ownerOnly("rw-------"));
      Files.writeString(file, control + "\n");
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** A token that was copied or restored may have come with the permissions of any file. */
  private static void closeToOthers(Path file) throws IOException {
    if (IS_POSIX) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
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
      lock.release();
    } catch (IOException e) {
      LOG.debug("The lock of {} was gone already", path, e);
    }
    closeQuietly(lockChannel);
    HELD.remove(real);
  }

  private static String note(InstantSource clock) {
    return "process %d since %s"
        .formatted(ProcessHandle.current().pid(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(200);
    channel.read(buffer, 0);
    return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
  }

  private static ProblemException inUse(Path folder, String holder) {
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

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return IS_POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A lock file did not close", e);
    }
  }
}
