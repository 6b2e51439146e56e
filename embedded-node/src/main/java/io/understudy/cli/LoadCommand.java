package io.understudy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.understudy.cluster.Load;
import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy load --rate 500}: has the simulated users of a running Understudy work. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Has simulated users work at a running Understudy, and prints what they have seen as JSON.",
      "Exit code 0: all went as expected, 1: something did not, 2: unusable input. Ctrl-C stops them."
    })
final class LoadCommand implements Callable<Integer> {
  /** What users can do, for the help and for completion. */
  static final class Journeys implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Load.journeys().iterator();
    }
  }

  private static final String RUNS = "/api/v1/load";
  private static final long POLL_MS = 250;
  private static final long FAREWELL_MS = 5_000;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PLAN",
      description = "A file with a plan as JSON, like the body of POST load; options change it.")
  private Path file;

  @Option(names = "--rate", paramLabel = "N", description = "Requests per second (100).")
  private Double rate;

  @Option(names = "--users", paramLabel = "N", description = "How many users (20).")
  private Integer users;

  @Option(names = "--seconds", paramLabel = "S", description = "For how long (30).")
  private Double seconds;

  @Option(
      names = "--mix",
      paramLabel = "NAME=WEIGHT",
      split = ",",
      completionCandidates = Journeys.class,
      description = "What they do, of ${COMPLETION-CANDIDATES} (status=60,session=40).")
  private Map<String, Integer> mix;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What all random choices come from (a new one).")
  private Long seed;

  @Option(
      names = "--timeout",
      paramLabel = "MS",
      description = "When a user gives up, in milliseconds (10000).")
  private Integer timeout;

  @Option(
      names = "--target",
      paramLabel = "URL",
      description = "Where to, instead of the frontends; loopback only; may be repeated.")
  private List<String> targets;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  @Mixin private RunningOptions running;

  @Override
  public Integer call() {
    byte[] plan = Json.bytes(plan());
    RunningControl control = running.find();
    String id =
        String.valueOf(
            control.send("POST", RUNS, plan, in -> Json.object(in.readAllBytes())).get("id"));
    LoadProgress progress = new LoadProgress(spec.commandLine().getErr(), quiet);
    Map<String, Object> end = follow(control, RUNS + "/" + id, progress);
    return progress.passed(end) ? 0 : 1;
  }

  private Map<String, Object> plan() {
    Map<String, Object> plan = new LinkedHashMap<>(file == null ? Map.of() : read());
    put(plan, "rate", rate);
    put(plan, "users", users);
    put(plan, "seconds", seconds);
    put(plan, "mix", mix);
    put(plan, "seed", seed);
    put(plan, "timeoutMs", timeout);
    put(plan, "targets", targets);
    return plan;
  }

  private Map<String, Object> read() {
    try {
      return Json.object(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION, "%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static void put(Map<String, Object> plan, String name, Object value) {
    if (value != null) {
      plan.put(name, value);
    }
  }

  /** Watches a run to its end and prints that; whoever ends this command ends the run. */
  private Map<String, Object> follow(RunningControl control, String run, LoadProgress progress) {
    CountDownLatch over = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(control, run, over), "understudy-stop"));
    try {
      while (true) {
        String text = control.get(run, in -> new String(in.readAllBytes(), UTF_8));
        Map<String, Object> now = Json.object(text.getBytes(UTF_8));
        if (progress.shows(now)) {
          spec.commandLine().getOut().println(text.strip());
          spec.commandLine().getOut().flush();
          return now;
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ProblemKind.UNAVAILABLE, "The command was interrupted", e);
    } finally {
      over.countDown();
    }
  }

  private static void stop(RunningControl control, String run, CountDownLatch over) {
    if (over.getCount() == 0) {
      return;
    }
    try {
      var _ = control.send("DELETE", run, null, in -> in.readAllBytes());
      var _ = over.await(FAREWELL_MS, TimeUnit.MILLISECONDS); // so that the result is printed
    } catch (ProblemException e) {
      // It is gone, and the run with it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
