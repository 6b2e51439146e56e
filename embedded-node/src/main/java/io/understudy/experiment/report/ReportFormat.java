package io.understudy.experiment.report;

import io.understudy.experiment.RunReport;
import java.io.IOException;
import java.io.Writer;

/** One format of reports. Has no state; safe for any number of threads. */
public interface ReportFormat {
  /** How it is called in commands: small letters and hyphens. */
  String name();

  /** What it is, in half a sentence. */
  String summary();

  /**
   * A name for a file of it, without a folder; only letters, digits, hyphens and dots, whatever the
   * experiment is called.
   */
  String fileName(RunReport report);

  /** Its type, for HTTP. */
  String mediaType();

  /**
   * Writes it.
   *
   * @param report of a run that is over; of another one it says what is known
   * @param out where to; stays open
   * @throws IOException if {@code out} takes no more
   */
  void write(RunReport report, Writer out) throws IOException;
}
