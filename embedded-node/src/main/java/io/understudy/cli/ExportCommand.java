package io.understudy.cli;

import io.understudy.export.Exporters;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
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
      description = "A file instead of standard output; what it had is replaced.")
  private Path file;

  @Mixin private RunningOptions running;

  @Override
  public Integer call() {
    Exporters.named(format);
    return running.find().get("/api/v1/export/%s?port=%d".formatted(format, port), this::write);
  }

  private int write(InputStream in) throws IOException {
    if (file == null) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
      return 0;
    }
    try {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return 0;
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION, "%s cannot be written: %s".formatted(file, e), e);
    }
  }
}
