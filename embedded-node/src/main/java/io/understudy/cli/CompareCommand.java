package io.understudy.cli;

import io.understudy.cluster.WholeFile;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.report.Comparison;
import io.understudy.experiment.report.ComparisonPage;
import io.understudy.experiment.report.RunReports;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy compare A B}: two runs side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Compares two runs by the JSON of their reports.",
      "Exit code 0: compared, 2: unusable input."
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "LEFT", description = "The JSON report of a run.")
  private Path left;

  @Parameters(index = "1", paramLabel = "RIGHT", description = "That of another one.")
  private Path right;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with charts there; what it had is replaced.")
  private Path page;

  @Override
  public Integer call() {
    Comparison comparison = Comparison.of(read(left), read(right));
    if (page != null) {
      try {
        WholeFile.writeText(page, out -> ComparisonPage.write(comparison, out));
      } catch (IOException e) {
        throw new ProblemException(
            ProblemKind.BAD_OPTION, "%s cannot be written: %s".formatted(page, e), e);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    comparison.notes().forEach(out::println);
    String group = "";
    for (Comparison.Row row : comparison.rows()) {
      if (!row.group().equals(group)) {
        group = row.group();
        out.printf("%n%s%n", group);
      }
      out.println(
          "  %-36s %-24s %-24s %s"
              .formatted(row.what(), row.left(), row.right(), row.difference())
              .stripTrailing());
    }
    out.flush();
    return 0;
  }

  private static RunReport read(Path file) {
    try {
      return RunReports.read(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new ProblemException(ProblemKind.BAD_OPTION, "There is no file %s".formatted(file), e);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION, "%s cannot be read: %s".formatted(file, e), e);
    } catch (ProblemException e) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION, "%s cannot be used: %s".formatted(file, e.detail()), e);
    }
  }
}
