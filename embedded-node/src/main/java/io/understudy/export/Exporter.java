package io.understudy.export;

import io.understudy.cluster.Cluster;
import io.understudy.problem.ProblemException;
import java.io.IOException;
import java.io.Writer;

/** One format. Has no state; safe for any number of threads. */
public interface Exporter {
  /** How it is called in commands: small letters and hyphens. */
  String name();

  /** What it is, in half a sentence. */
  String summary();

  /** A name for a file of it. */
  String fileName();

  /** Its type, for HTTP. */
  String mediaType();

  /**
   * Writes it.
   *
   * @param cluster what is exported; it may change meanwhile
   * @param port where a proxy listens instead of the frontends' own port, which is taken as long as
   *     they run; 0 for that port. Without meaning for a journal
   * @param out where to; stays open
   * @throws IOException if {@code out} takes no more
   * @throws ProblemException if the cluster cannot tell at the moment
   */
  void write(Cluster cluster, int port, Writer out) throws IOException;
}
