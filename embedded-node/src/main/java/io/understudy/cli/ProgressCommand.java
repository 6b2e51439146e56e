package io.understudy.cli;

import io.understudy.experiment.RunState;
import io.understudy.http.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code understudy progress}: what takes its time in a running Understudy, a line each. */
@Command(
    name = "progress",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Prints what is under way in a running Understudy and how far it is: a cluster that grows,",
      "nodes that drain, the runs of experiments and of the load generator, a line each.",
      "What can be ended begins with its name for \"understudy cancel\"."
    })
final class ProgressCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunningOptions running;

  @Override
  public Integer call() {
    RunningControl control = running.find();
    List<String> lines = new ArrayList<>();
    Map<String, Object> growth = get(control, "bring-up");
    if (Boolean.TRUE.equals(growth.get("growing"))) {
      lines.add(
          line("bring-up", "%s of %s nodes".formatted(growth.get("there"), growth.get("wanted"))));
    }
    for (Map<?, ?> node : list(get(control, "cluster"), "nodes")) {
      if ("DRAINING".equals(node.get("state"))) {
        lines.add(line(node.get("id"), "drains, %s requests left".formatted(node.get("inFlight"))));
      }
    }
    for (Map<?, ?> run : list(get(control, "runs"), "runs")) {
      RunState state = RunState.valueOf(run.get("state").toString());
      if (!state.isOver()) {
        lines.add(line(run.get("id"), experiment(run, state)));
      }
    }
    for (Map<?, ?> load : list(get(control, "load"), "runs")) {
      if (load.get("endedAt") == null) {
        lines.add(
            line(
                load.get("id"),
                "%s of %s requests sent".formatted(load.get("sent"), load.get("planned"))));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
    return 0;
  }

  private static String line(Object name, String words) {
    return String.format(Locale.ROOT, "%-10s %s", name, words);
  }

  private static String experiment(Map<?, ?> run, RunState state) {
    return String.format(
        Locale.ROOT,
        "%s: %s, %.1f of %.1f s",
        run.get("experiment"),
        state.sentence(),
        number(run, "seconds"),
        number(run, "planned"));
  }

  private static double number(Map<?, ?> object, String name) {
    return ((Number) object.get(name)).doubleValue();
  }

  private static Map<String, Object> get(RunningControl control, String path) {
    return control.get("/api/v1/" + path, in -> Json.object(in.readAllBytes()));
  }

  private static List<Map<?, ?>> list(Map<String, Object> answer, String name) {
    return ((List<?>) answer.get(name)).stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }
}
