package io.understudy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file that one process at a time holds, with a note in it for the others. The lock is the
 * operating system's, so it is gone when the process is, however it ended; the note stays. Only the
 * owner can read it. Safe for any number of threads.
 */
public final class HeldFile implements AutoCloseable {
  private static final int LONGEST_NOTE = 400;

  /**
   * What this process holds, and the notes. Such a file must not even be opened a second time: on
   * POSIX systems, closing any channel on a file gives up all of the process's locks on it.
   */
  private static final Map<Path, String> HELD = new HashMap<>();

  private final Path real;
  private final FileChannel channel;
  private boolean closed;

  private HeldFile(Path real, FileChannel channel) {
    this.real = real;
    this.channel = channel;
  }

  /**
   * Takes a file, which is made if needed, as is its folder.
   *
   * @param file the file
   * @param note what is written into it, at most 400 bytes of UTF-8
   * @return empty if somebody holds it, in this process or another one
   * @throws IOException if that cannot be found out
   */
  public static Optional<HeldFile> take(Path file, String note) throws IOException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    OwnerOnly.createFolders(folder);
    Path real = folder.toRealPath().resolve(file.getFileName());
    synchronized (HELD) {
      if (HELD.containsKey(real)) {
        return Optional.empty();
      }
      FileChannel channel =
          FileChannel.open(
              real,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              OwnerOnly.ofFile());
      try {
        // The last byte of an endless file is locked, so that others can read the note at its start
        // even where a locked byte cannot be read.
        if (channel.tryLock(Long.MAX_VALUE - 1, 1, false) == null) {
          channel.close();
          return Optional.empty();
        }
        OwnerOnly.closeToOthers(real);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)), 0);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      HELD.put(real, note);
      return Optional.of(new HeldFile(real, channel));
    }
  }

  /**
   * What whoever holds a file has noted, or held it last; empty if nothing (yet).
   *
   * @throws IOException if it cannot be read
   */
  public static String note(Path file) throws IOException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    synchronized (HELD) {
      try {
        Path real = folder.toRealPath().resolve(file.getFileName());
        String own = HELD.get(real);
        return own != null ? own : read(real);
      } catch (NoSuchFileException e) {
        return "";
      }
    }
  }

  private static String read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_NOTE), StandardCharsets.UTF_8);
    }
  }

  /** Lets it go. Doing it twice is harmless. */
  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      if (!closed) {
        closed = true;
        HELD.remove(real);
        channel.close();
      }
    }
  }
}
