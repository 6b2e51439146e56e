package io.understudy.export;

import io.understudy.cluster.Cluster;
import io.understudy.problem.ProblemException;
import java.io.IOException;
import java.io.Writer;

/** One format. Has no state; safe for any number of threads. */
public interface Exporter {
  /** Whoever wants to know how far it is. */
  @FunctionalInterface
  interface Tally {
    /** Nobody wants to know. */
    Tally NONE = (_, _) -> {};

    /**
     * One more row was written.
     *
     * @param rows how many there are so far
     * @param all how many there are to be
     * @throws IOException if nobody wants more
     */
    void row(long rows, long all) throws IOException;
  }

  /** How it is called in commands: small letters and hyphens. */
  String name();

  /** What it is, in half a sentence. */
  String summary();

  /** A name for a file of it. */
  String fileName();

  /** Its type, for HTTP. */
  String mediaType();

  /** How many rows it would have now; 0 for what has none. */
  default long rows(Cluster cluster) {
    return 0;
  }

  /**
   * Writes it.
   *
   * @param cluster what is exported; it may change meanwhile
   * @param port where a proxy listens instead of the frontends' own port, which is taken as long as
   *     they run; 0 for that port. Without meaning for a journal
   * @param out where to; stays open
   * @param tally is told of each row; never of what has no rows
   * @throws IOException if {@code out} takes no more, or the tally wants no more
   * @throws ProblemException if the cluster cannot tell at the moment
   */
  void write(Cluster cluster, int port, Writer out, Tally tally) throws IOException;
}
