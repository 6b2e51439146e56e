package io.understudy.cli;

import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy cancel bring-up}: ends what is under way in a running Understudy. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Ends what is under way in a running Understudy: a cluster that grows keeps the nodes it has,",
      "what an experiment did is undone, and a load says what it has seen until then.",
      "Exit code 0: it ends or has ended, 1: not possible, 2: unusable input."
    })
final class CancelCommand implements Callable<Integer> {
  private static final Pattern RUN = Pattern.compile("run-\\d{1,9}");
  private static final Pattern LOAD = Pattern.compile("load-\\d{1,9}");

  /** What can be cancelled by a name that has no number. */
  private static final List<String> NAMES = List.of("bring-up");

  /** The same, for completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return NAMES.iterator();
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      completionCandidates = Names.class,
      description = "bring-up, or the name of a run, such as run-3 or load-1.")
  private String what;

  @Mixin private RunningOptions running;

  @Override
  public Integer call() {
    Map<String, Object> answer =
        running.find().send("DELETE", path(), null, in -> Json.object(in.readAllBytes()));
    spec.commandLine().getOut().println(words(answer));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String path() {
    if (NAMES.contains(what)) {
      return "/api/v1/" + what;
    }
    if (RUN.matcher(what).matches()) {
      return "/api/v1/runs/" + what;
    }
    if (LOAD.matcher(what).matches()) {
      return "/api/v1/load/" + what;
    }
    throw new ProblemException(
        ProblemKind.BAD_OPTION,
        "\"%s\" cannot be cancelled; bring-up can, and a run by its name, such as run-3 or load-1"
            .formatted(what));
  }

  private String words(Map<String, Object> answer) {
    return NAMES.contains(what)
        ? "%s: no more nodes are added, there are %s".formatted(what, answer.get("there"))
        : "%s: %s, %s".formatted(what, answer.get("state"), answer.get("reason"));
  }
}
