package io.understudy.console.bridge;

import io.understudy.cluster.WholeFile;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.report.ReportFormat;
import io.understudy.experiment.report.ReportFormats;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;

/** Writes reports of runs into files. All methods block. */
public final class ReportFile {
  private static final String PAGE = "html";

  private ReportFile() {}

  /** Writes the page of a report into that data folder, and says where. */
  static Path page(Path data, RunReport report) {
    ReportFormat format = ReportFormats.named(PAGE);
    Path file = data.resolve("reports").resolve(format.fileName(report)).toAbsolutePath();
    write(report, format, file);
    return file;
  }

  /**
   * Writes a report, in place of what may be there.
   *
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if that file cannot be written
   */
  public static void write(RunReport report, ReportFormat format, Path file) {
    try {
      WholeFile.writeText(file, out -> format.write(report, out));
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.BAD_REQUEST, "%s cannot be written: %s".formatted(file, e), e);
    }
  }
}
