package io.understudy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells each second how far an export is. */
final class ExportProgress {
  private static final int BUFFER = 1 << 16;
  private static final long EVERY_NANOS = 1_000_000_000;
  private static final double MEGABYTE = 1e6;

  private final PrintWriter out;
  private final long all;
  private long rows;
  private long bytes;

  /**
   * @param out where to
   * @param all how many rows there are to be; 0 if there are none
   */
  ExportProgress(PrintWriter out, long all) {
    this.out = out;
    this.all = all;
  }

  /** Copies until the end. */
  void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long told = System.nanoTime();
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      to.write(buffer, 0, read);
      count(buffer, read);
      if (System.nanoTime() - told >= EVERY_NANOS) {
        told = System.nanoTime();
        out.println(words());
        out.flush();
      }
    }
  }

  /** A row ends with a line; a value with more than one line counts as more. */
  private void count(byte[] buffer, int length) {
    bytes += length;
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        rows++;
      }
    }
  }

  private String words() {
    return all == 0
        ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE)
        : String.format(
            Locale.ROOT, "%,d of %,d rows, %.1f MB", Math.min(rows, all), all, bytes / MEGABYTE);
  }
}
