package io.understudy.experiment.run;

import io.understudy.cluster.FileShelf;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.report.ReportFormats;
import io.understudy.experiment.report.RunReports;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reports of runs in a folder, one file each, so that they survive the process. */
final class RunArchive {
  private static final Pattern NAME = Pattern.compile("run-(\\d{1,9})\\.json");
  private static final Logger LOG = LoggerFactory.getLogger(RunArchive.class);

  /** How the window calls the page of a report that was opened. */
  private static final Pattern PAGE = Pattern.compile("[a-z0-9-]+-run-\\d{1,9}\\.html");

  private final Path folder;
  private final Path pages;

  /**
   * @param data the data folder; it may not exist yet
   */
  RunArchive(Path data) {
    this.folder = data.resolve("runs");
    this.pages = data.resolve("reports");
  }

  /** The name of a run. */
  static String id(int number) {
    return "run-" + number;
  }

  /** The highest number that a run has; 0 if there is none. */
  int last() {
    return numbers().stream().findFirst().orElse(0);
  }

  /** The numbers of all runs, the highest first. */
  List<Integer> numbers() {
    return matching(folder, NAME).stream()
        .map(file -> NAME.matcher(file.getFileName().toString()))
        .filter(Matcher::matches)
        .map(match -> Integer.valueOf(match.group(1)))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** All reports, and the pages that were made of them; nothing else that lies there. */
  List<Path> files() {
    return Stream.concat(matching(folder, NAME).stream(), matching(pages, PAGE).stream()).toList();
  }

  private static List<Path> matching(Path folder, Pattern name) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> name.matcher(file.getFileName().toString()).matches()).toList();
    } catch (IOException e) {
      LOG.warn("The reports of earlier runs cannot be listed: {}", e.toString());
      return List.of();
    }
  }

  /** Keeps a report; one that cannot be kept is logged, and stays in memory as long as it can. */
  void keep(RunReport report) {
    try {
      FileShelf.write(folder.resolve(report.run().id() + ".json"), json(report));
    } catch (IOException e) {
      LOG.warn("The report of {} could not be kept: {}", report.run().id(), e.toString());
    }
  }

  /**
   * The report of a run.
   *
   * @param id its name
   * @throws ProblemException {@link ProblemKind#DATA_CORRUPT} if there is one that cannot be read
   */
  Optional<RunReport> read(String id) {
    Path file = folder.resolve(id + ".json");
    if (!NAME.matcher(id + ".json").matches() || !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RunReports.read(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw corrupt(file, e.toString(), e);
    } catch (ProblemException e) {
      throw corrupt(file, e.detail(), e);
    }
  }

  private static ProblemException corrupt(Path file, String why, Exception cause) {
    return new ProblemException(
        ProblemKind.DATA_CORRUPT, "%s cannot be used: %s".formatted(file, why), cause);
  }

  private static byte[] json(RunReport report) throws IOException {
    StringWriter json = new StringWriter();
    ReportFormats.named("json").write(report, json);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
