package io.understudy.cli;

import io.understudy.check.Verdict;
import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.WholeFile;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Asserted;
import io.understudy.experiment.report.ReportFormat;
import io.understudy.experiment.report.ReportFormats;
import io.understudy.experiment.run.Experiments;
import io.understudy.experiment.run.Run;
import io.understudy.experiment.run.RunOptions;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy run EXPERIMENT}: one experiment, without a window. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Runs one experiment with a cluster of its own on random ports, and judges it.",
      "Exit code 0: passed, 1: failed, or the evidence is not enough, 2: unusable input."
    })
final class RunCommand implements Callable<Integer> {
  private static final long TELL_S = 5;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "EXPERIMENT",
      arity = "0..1",
      description = "The name of an experiment, or a file of YAML or JSON; none to list the names.")
  private String experiment;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Leave the report there: HTML, JSON and JUnit XML.")
  private Path reports;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What every random choice comes from (as the file, or random).")
  private Long seed;

  @Option(
      names = "--pace",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Take so many times as long, at the same rates; 0.1 to 10 (1).")
  private double pace;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Use and keep this data folder, instead of one that is deleted at the end.")
  private Path data;

  @Override
  public Integer call() {
    try (Experiments experiments = Experiments.alone(ClusterSettings.defaultData())) {
      if (experiment == null) {
        return list(experiments);
      }
      RunOptions options =
          new RunOptions(
              seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
              pace,
              Optional.ofNullable(data));
      var chosen = experiments.find(experiment);
      if (reports != null) {
        prepare();
      }
      Run run = experiments.start(chosen, options);
      CountDownLatch told = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(experiments, told), "understudy-stop"));
      try {
        RunReport report = Progress.follow(run, spec.commandLine().getErr());
        tell(report.run());
        if (reports != null) {
          write(report);
        }
        return report.run().verdict() == Verdict.PASSED ? 0 : 1;
      } finally {
        told.countDown();
      }
    }
  }

  /** Ctrl-C and SIGTERM: what was done is undone, and told, before the process ends. */
  private static void stop(Experiments experiments, CountDownLatch told) {
    experiments.close();
    try {
      var _ = told.await(TELL_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int list(Experiments experiments) {
    PrintWriter out = spec.commandLine().getOut();
    experiments.shelf().items().forEach((name, one) -> out.printf("%-32s %s%n", name, one.title()));
    out.flush();
    return 0;
  }

  /** Before the run, so that nobody waits for a report that cannot be left. */
  private void prepare() {
    try {
      Files.createDirectories(reports);
      if (!Files.isWritable(reports)) {
        throw new IOException("it may not be written by whoever runs this");
      }
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION,
          "--report %s is no folder that can be used: %s".formatted(reports, e.getMessage()),
          e);
    }
  }

  private void tell(RunSnapshot run) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s  %s (seed %d)%n", run.verdict(), run.title(), run.seed());
    for (Asserted one : run.assertions()) {
      out.printf(
          "  %-7s  %s: %s%n",
          one.verdict() == null ? "-" : one.verdict().name(), one.words(), one.seen());
    }
    out.printf("  %s%n", run.reason());
    if (!run.isAsExpected()) {
      out.printf("  The experiment documents the verdict %s.%n", run.expected());
    }
    out.flush();
  }

  private void write(RunReport report) {
    for (ReportFormat format : ReportFormats.all()) {
      Path file = reports.resolve(format.fileName(report));
      try {
        WholeFile.writeText(file, out -> format.write(report, out));
      } catch (IOException e) {
        throw new ProblemException(
            ProblemKind.DATA_UNWRITABLE, "%s cannot be written: %s".formatted(file, e), e);
      }
      spec.commandLine().getErr().println(file);
    }
  }
}
