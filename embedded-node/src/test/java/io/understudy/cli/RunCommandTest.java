package io.understudy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code understudy run} and {@code compare}, as processes of their own. */
final class RunCommandTest {
  private static final String QUICK =
      """
      title: Quick
      cluster: {nodes: 1, restart: never}
      method: [{action: crash, node: node-1}]
      assertions: [{assert: event, type: %s}]
      """;

  @TempDir Path folder;

  private String write(String type) throws Exception {
    return Files.writeString(folder.resolve(type + ".yaml"), QUICK.formatted(type)).toString();
  }

  private List<Path> reports(String ending) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("reports"))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  @Test
  void passedIsZeroAndFailedIsOneAndBothLeaveTheirReports() throws Exception {
    String reports = folder.resolve("reports").toString();
    try (Program passed =
            Program.start("run", write("node-crashed"), "--seed", "3", "--report", reports);
        Program failed = Program.start("run", write("node-restarted"), "--report", reports)) {
      assertEquals(0, passed.exit(), passed.err());
      assertEquals("PASSED  Quick (seed 3)", passed.out().getFirst());
      assertTrue(passed.err().contains("crash node-1: crashed node-1"), passed.err());
      assertEquals(1, failed.exit(), failed.err());
      assertTrue(failed.out().getFirst().startsWith("FAILED  Quick"), failed.out().toString());
      assertTrue(
          failed
              .out()
              .contains("  FAILED   node-restarted happens at least once: it did not happen"),
          failed.out().toString());
    }
    assertEquals(2, reports(".xml").size());
    assertEquals(2, reports(".html").size());
    Path page = folder.resolve("compared.html");
    try (Program compared =
        Program.start(
            "compare",
            reports(".json").getFirst().toString(),
            reports(".json").getLast().toString(),
            "--html",
            page.toString())) {
      assertEquals(0, compared.exit(), compared.err());
      assertTrue(
          String.join("\n", compared.out()).contains("failed instead of passed"),
          compared.out().toString());
      assertTrue(Files.readString(page).startsWith("<!"), "a page");
    }
  }

  @Test
  void whatCannotBeUsedIsTwo() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "title: t\nmethod: 3\n");
    Path taken = Files.createFile(folder.resolve("file"));
    try (Program file = Program.start("run", wrong.toString());
        Program name = Program.start("run", "nobodys");
        Program pace = Program.start("run", "a-node-dies", "--pace", "100");
        Program report =
            Program.start("run", "a-node-dies", "--report", taken.resolve("x").toString());
        Program compare = Program.start("compare", wrong.toString(), wrong.toString())) {
      assertEquals(2, file.exit(), file.err());
      assertTrue(file.err().contains("line 2: \"method\" is a list, not 3"), file.err());
      assertEquals(2, name.exit());
      assertTrue(name.err().contains("There is no experiment \"nobodys\""), name.err());
      assertEquals(2, pace.exit());
      assertTrue(pace.err().contains("pace is 0.1 to 10"), pace.err());
      assertEquals(2, report.exit());
      assertTrue(report.err().contains("--report"), report.err());
      assertEquals(2, compare.exit());
      assertTrue(compare.err().contains("wrong.yaml cannot be used"), compare.err());
    }
  }

  @Test
  void whoStopsItGetsEverythingUndone() throws Exception {
    Path slow =
        Files.writeString(
            folder.resolve("slow.yaml"),
            QUICK.formatted("node-up").replace("action: crash", "at: 3000, action: crash"));
    try (Program program = Program.start("run", slow.toString())) {
      Awaitility.await("it runs")
          .atMost(Duration.ofMinutes(1))
          .until(() -> program.err().contains("takes its steps"));
      program.terminate();
      assertEquals(143, program.exit());
      assertTrue(program.err().contains("was stopped"), program.err());
    }
  }
}
