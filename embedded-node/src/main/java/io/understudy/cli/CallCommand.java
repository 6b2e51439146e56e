package io.understudy.cli;

import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy call Hello}: calls a service of a running Understudy, step by step. */
@Command(
    name = "call",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Calls a service of a running Understudy by its name and prints every step.",
      "Exit code 0: answered, 1: not answered, 2: unusable input."
    })
final class CallCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TEXT",
      description = "What to say (Hello).")
  private String text;

  @Option(names = "--service", paramLabel = "NAME", description = "The service (greeter).")
  private String service;

  @Option(
      names = "--resolver",
      paramLabel = "WHO",
      description = "Who knows the servers: registry or dns (registry).")
  private String resolver;

  @Option(
      names = "--deadline",
      paramLabel = "MS",
      description = "The whole call, in milliseconds (2000).")
  private Integer deadline;

  @Option(names = "--attempt", paramLabel = "MS", description = "One attempt (400).")
  private Integer attempt;

  @Option(names = "--retries", paramLabel = "N", description = "How often again (3).")
  private Integer retries;

  @Option(
      names = "--hedge",
      paramLabel = "MS",
      description = "Ask a second server when the first is slower than that (0: never).")
  private Integer hedge;

  @Option(
      names = "--primary",
      paramLabel = "NODE",
      description = "Call this node, all retries included; otherwise all in turn.")
  private String primary;

  @Option(
      names = "--secondary",
      paramLabel = "SERVER",
      description =
          "Whom to call when all attempts have failed, a node or HOST:PORT; may be repeated.")
  private List<String> secondaries;

  @Option(names = "--quiet", description = "Print the answer only.")
  private boolean quiet;

  @Mixin private RunningOptions running;

  @Override
  public Integer call() {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "text", text);
    put(body, "service", service);
    put(body, "resolver", resolver);
    put(body, "deadlineMs", deadline);
    put(body, "attemptMs", attempt);
    put(body, "retries", retries);
    put(body, "hedgeMs", hedge);
    put(body, "primary", primary);
    put(body, "secondaries", secondaries);
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Object> call =
        running
            .find()
            .follow(
                "/api/v1/calls",
                Json.text(body),
                (event, step) -> {
                  if (event.equals("step") && !quiet) {
                    out.println(line(step));
                    out.flush();
                  }
                });
    if (!"answered".equals(call.get("state"))) {
      throw new ProblemException(ProblemKind.NO_UPSTREAM, String.valueOf(call.get("problem")));
    }
    out.println(call.get("answer"));
    out.flush();
    return 0;
  }

  private static void put(Map<String, Object> body, String name, Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private static String line(Map<String, Object> step) {
    return String.format(
            Locale.ROOT,
            "%9.1f ms  %-16s  %-8s  %s",
            ((Number) step.get("atMs")).doubleValue(),
            step.get("kind"),
            step.get("target"),
            step.get("words"))
        .stripTrailing();
  }
}
