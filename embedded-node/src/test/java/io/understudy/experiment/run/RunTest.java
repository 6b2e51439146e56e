package io.understudy.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.Verdict;
import io.understudy.cluster.PresetFiles;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs from their beginning to their verdict. */
final class RunTest {
  @TempDir Path data;

  @Test
  void theFirst() throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of("../assets/experiments/a-node-dies.yaml"));
    Experiment experiment =
        new ExperimentReader(new PresetFiles(data)).read("a-node-dies", "a-node-dies.yaml", bytes);
    RunReport report =
        Run.start("run-1", experiment, RunOptions.DEFAULTS, 7, InstantSource.system()).done().get();
    System.out.println(new String(io.understudy.http.Json.pretty(report.run().assertions())));
    System.out.println(new String(io.understudy.http.Json.pretty(report.run().deviations())));
    System.out.println(new String(io.understudy.http.Json.pretty(report.run().steps())));
    System.out.println(new String(io.understudy.http.Json.pretty(report.run().hypothesis())));
    System.out.println(new String(io.understudy.http.Json.pretty(report.versions())));
    report.events().stream()
        .filter(e -> e.subject().startsWith("run"))
        .forEach(System.out::println);
    assertEquals(RunState.DONE, report.run().state(), report.run().reason());
    assertEquals(Verdict.PASSED, report.run().verdict(), report.run().reason());
    assertTrue(report.events().size() > 3);
  }
}
