package io.understudy.export;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.WholeFile;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One export into a file: how far it is, and an end before its time, which leaves no half file.
 * Safe for any number of threads.
 */
public final class FileExport {
  private final Path file;
  private final Source source;
  private volatile Progress progress = new Progress(0, 0, 0);
  private volatile boolean cancelled;

  /**
   * How far it is.
   *
   * @param rows how many rows are written
   * @param all how many there are to be; 0 for what has no rows
   * @param bytes how many bytes are written
   */
  public record Progress(long rows, long all, long bytes) {
    /** The part that is done, 0 to 1; below 0 if nobody knows. */
    public double part() {
      return all == 0 ? -1 : Math.min(1, (double) rows / all);
    }
  }

  /** What is exported. */
  public interface Source {
    /**
     * Writes it.
     *
     * @param out where to; stays open
     * @param tally is told of each row
     * @throws IOException if {@code out} takes no more
     */
    void write(Writer out, Exporter.Tally tally) throws IOException;
  }

  /** Somebody wants no more. */
  private static final class Cancelled extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Writes nothing yet.
   *
   * @param file where to; what is there is replaced at the end
   */
  public FileExport(Path file, Source source) {
    this.file = file;
    this.source = source;
  }

  /** An export of a cluster that writes nothing yet; for proxies with the frontends' own port. */
  public static FileExport of(Cluster cluster, Exporter exporter, Path file) {
    return new FileExport(file, (out, tally) -> exporter.write(cluster, 0, out, tally));
  }

  /** Where to. */
  public Path file() {
    return file;
  }

  /** How far it is; cheap. */
  public Progress progress() {
    return progress;
  }

  /** Ends it soon; {@link #write} throws then, unless it is over. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether somebody wants no more. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Writes it; blocks.
   *
   * @throws ProblemException {@link ProblemKind#CONFLICT} if it was cancelled or the cluster cannot
   *     tell, {@link ProblemKind#BAD_OPTION} if the file cannot be written; the file is as before
   *     then
   */
  public void write() {
    try {
      WholeFile.write(
          file,
          out -> {
            Writer writer =
                new BufferedWriter(
                    new OutputStreamWriter(new Counted(out), StandardCharsets.UTF_8));
            source.write(writer, this::row);
            writer.flush();
            check();
          });
    } catch (Cancelled e) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "The operator cancelled it after %d of %d rows; %s is as it was before"
              .formatted(progress.rows(), progress.all(), file),
          e);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION, "%s cannot be written: %s".formatted(file, e), e);
    }
  }

  private void row(long rows, long all) throws IOException {
    check();
    progress = new Progress(rows, all, progress.bytes());
  }

  private void check() throws IOException {
    if (cancelled) {
      throw new Cancelled();
    }
  }

  private final class Counted extends FilterOutputStream {
    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      check();
      out.write(one);
      count(1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      check();
      out.write(bytes, from, length);
      count(length);
    }

    private void count(int more) {
      Progress now = progress;
      progress = new Progress(now.rows(), now.all(), now.bytes() + more);
    }
  }
}
