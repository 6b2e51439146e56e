package io.understudy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for H2, {@code jdbc:h2:gated:…}, that counts how often it is forced, and may be slow. */
public final class GatedDisk extends FilePathWrapper {
  static final AtomicInteger FORCED = new AtomicInteger();
  static final AtomicBoolean DIRTY = new AtomicBoolean();
  private static final int OPEN = 1_000_000;
  private static final Semaphore GATE = new Semaphore(OPEN);

  /** Nothing is forced until {@link #open}. */
  static void shut() {
    GATE.drainPermits();
  }

  static void open() {
    GATE.release(OPEN);
  }

  static boolean isSomebodyWaiting() {
    return GATE.hasQueuedThreads();
  }

  static void register() {
    FilePath.register(new GatedDisk());
  }

  @Override
  public String getScheme() {
    return "gated";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(super.open(mode));
  }

  private static final class Channel extends FileBase {
    private final FileChannel inner;

    Channel(FileChannel inner) {
      this.inner = inner;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      GATE.acquireUninterruptibly();
      DIRTY.set(false);
      inner.force(metaData);
      FORCED.incrementAndGet();
    }

    @Override
    public synchronized int write(ByteBuffer from, long position) throws IOException {
      DIRTY.set(true);
      return inner.write(from, position);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      DIRTY.set(true);
      return inner.write(from);
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      return inner.read(to);
    }

    @Override
    public synchronized int read(ByteBuffer to, long position) throws IOException {
      return inner.read(to, position);
    }

    @Override
    public long position() throws IOException {
      return inner.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      inner.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return inner.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      inner.truncate(size);
      return this;
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return inner.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      inner.close();
    }
  }
}
