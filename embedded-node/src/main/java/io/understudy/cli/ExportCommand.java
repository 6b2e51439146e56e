package io.understudy.cli;

import io.understudy.cluster.WholeFile;
import io.understudy.export.Exporters;
import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy export haproxy}: a running Understudy in the words of another program. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Prints a running Understudy as another program's configuration, or its journal.",
      "Exit code 0: printed, 1: not possible, 2: unusable input."
    })
final class ExportCommand implements Callable<Integer> {
  /** The formats, for the help and for completion. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Exporters.names().iterator();
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String format;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Where the other program listens instead of the frontends' own port, which is taken as"
              + " long as they run.")
  private int port;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "A file instead of standard output; tells each second how far it is. What the file had is"
              + " replaced at the end, and stays if the command is ended before.")
  private Path file;

  @Mixin private RunningOptions running;

  @Override
  public Integer call() {
    Exporters.named(format);
    RunningControl control = running.find();
    String path = "/api/v1/export/%s?port=%d".formatted(format, port);
    if (file == null) {
      return control.get(path, this::print);
    }
    long rows = rows(control);
    return control.get(path, in -> write(in, new ExportProgress(err(), rows)));
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** How many rows it will have, as far as one can know before. */
  private long rows(RunningControl control) {
    Map<String, Object> all = control.get("/api/v1/export", in -> Json.object(in.readAllBytes()));
    return ((List<?>) all.get("formats"))
        .stream()
            .map(one -> (Map<?, ?>) one)
            .filter(one -> format.equals(one.get("name")))
            .mapToLong(one -> ((Number) one.get("rows")).longValue())
            .findFirst()
            .orElse(0);
  }

  private int print(InputStream in) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    new InputStreamReader(in, StandardCharsets.UTF_8).transferTo(out);
    out.flush();
    return 0;
  }

  /** Whoever ends the command finds the file as it was before. */
  private int write(InputStream in, ExportProgress progress) {
    try {
      WholeFile.write(file, out -> progress.copy(in, out));
      return 0;
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION,
          "%s cannot be written, and is as it was: %s".formatted(file, e),
          e);
    }
  }
}
