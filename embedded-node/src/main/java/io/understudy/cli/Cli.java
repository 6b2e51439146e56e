package io.understudy.cli;

import io.understudy.problem.ProblemException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The entrance of the program. */
public final class Cli {
  private Cli() {}

  /**
   * The program without a window.
   *
   * @param args the arguments of the command
   */
  public static void main(String[] args) {
    System.exit(
        run(
            args,
            new Window() {
              @Override
              public Optional<String> handOver(Wish wish) {
                return Optional.empty();
              }

              @Override
              public Optional<String> missing() {
                return Optional.of("This is the engine alone; it has no window.");
              }

              @Override
              public int open(io.understudy.cluster.ClusterSettings settings, boolean warmUp) {
                throw new IllegalStateException("there is no window");
              }
            }));
  }

  /**
   * Runs a command.
   *
   * @param args the arguments
   * @param window what to show the cluster in
   * @return the exit code: 0 fine, 1 failed, 2 unusable input
   */
  public static int run(String[] args, Window window) {
    if (args.length == 0) {
      return doubleClicked(window);
    }
    return commands(window).execute(args);
  }

  /** Nothing was said, so there is nothing to understand; to get ready for it takes a while. */
  private static int doubleClicked(Window window) {
    try {
      return new UnderstudyCommand(window).call();
    } catch (ProblemException problem) {
      return refused(problem, new PrintWriter(System.err, true, System.err.charset()));
    }
  }

  /** All that can be said to the program. */
  static CommandLine commands(Window window) {
    CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
    completion.getCommandSpec().usageMessage().hidden(true);
    return new CommandLine(new UnderstudyCommand(window))
        .addSubcommand(new CallCommand())
        .addSubcommand(new ExportCommand())
        .addSubcommand(new LoadCommand())
        .addSubcommand(new RunCommand())
        .addSubcommand(new CompareCommand())
        .addSubcommand(new ProgressCommand())
        .addSubcommand(new CancelCommand())
        .addSubcommand(completion)
        .addSubcommand(new ManualCommand())
        .setExecutionExceptionHandler(Cli::failed)
        .setUsageHelpWidth(100);
  }

  @SuppressWarnings("UnusedVariable") // the shape that picocli asks for
  private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof ProblemException problem) {
      return refused(problem, command.getErr());
    }
    throw failure;
  }

  private static int refused(ProblemException problem, PrintWriter err) {
    err.println("understudy: " + problem.detail());
    return problem.kind().exitCode();
  }
}
