package io.understudy.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every experiment that comes with the program gives the verdict that it documents. */
final class ReadyExperimentsTest {
  /** A short form, with the same rates and users. */
  private static final double PACE = 0.5;

  /** Leases and starts of nodes take the time that they take, whatever the pace is. */
  private static final Set<String> WHOLE = Set.of("missed-heartbeats", "scale-out-and-in");

  private static final Path FOLDER = Path.of("../assets/experiments");
  private static final Map<String, Experiment> ALL =
      ExperimentFiles.of(Path.of("nobodys-data")).read().items();

  /** Two at once take half the time; their clusters have nothing in common. */
  private static final ExecutorService TWO = Executors.newFixedThreadPool(2);

  private static final Map<String, Future<RunReport>> RUNS = new LinkedHashMap<>();

  @BeforeAll
  static void begin() {
    ALL.forEach((name, one) -> RUNS.put(name, TWO.submit(() -> run(name, one))));
  }

  @AfterAll
  static void end() {
    TWO.shutdownNow();
  }

  private static RunReport run(String name, Experiment experiment) {
    return Run.start(
            name,
            experiment,
            RunOptions.DEFAULTS.withPace(WHOLE.contains(name) ? 1 : PACE),
            1,
            InstantSource.system(),
            _ -> {})
        .done()
        .join();
  }

  static Stream<String> names() {
    return ALL.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void itGivesItsVerdict(String name) throws Exception {
    RunReport report = RUNS.get(name).get();
    assertEquals(RunState.DONE, report.run().state(), report.run().reason());
    assertEquals(
        report.run().expected(),
        report.run().verdict(),
        () -> report.run().reason() + "\n" + report.events());
  }

  @Test
  void everyFileIsListedAndHasWordsAndATag() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(ALL.size(), files.filter(file -> file.toString().endsWith(".yaml")).count());
    }
    assertTrue(ALL.size() >= 12);
    for (String system : List.of("failover", "three-tier", "throughput", "chat", "middleware")) {
      assertTrue(
          ALL.values().stream().filter(one -> one.tags().contains(system)).count() >= 2, system);
    }
    ALL.forEach((name, one) -> assertTrue(one.description().length() > 80, name));
  }
}
