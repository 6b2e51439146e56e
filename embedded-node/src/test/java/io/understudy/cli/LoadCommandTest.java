package io.understudy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.control.ControlServer;
import io.understudy.experiment.run.Experiments;
import io.understudy.http.Json;
import io.understudy.load.LoadState;
import io.understudy.testing.Program;
import io.understudy.testing.TestCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code understudy load}, as a process of its own. */
final class LoadCommandTest {
  @TempDir static Path data;

  private static TestCluster test;
  private static ControlServer control;

  @BeforeAll
  static void start() {
    test = TestCluster.start(data);
    control = ControlServer.start(test.cluster(), Experiments.of(test.cluster()));
  }

  @AfterAll
  static void stop() {
    control.close();
    test.close();
  }

  private static Program load(String... options) {
    List<String> arguments = new ArrayList<>(List.of("load", "--data", data.toString()));
    arguments.addAll(List.of(options));
    return Program.start(arguments.toArray(String[]::new));
  }

  private static Map<String, Object> result(Program program) {
    assertEquals(1, program.out().size(), () -> program.out() + program.err());
    return Json.object(program.out().getFirst().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatGoesAsPlannedHasPassed() {
    try (Program program =
        load(
            "--rate=100",
            "--users=6",
            "--seconds=2",
            "--mix=status=2,session=1",
            "--seed=7",
            "--timeout=9000")) {
      assertEquals(0, program.exit(), program::err);
      Map<String, Object> end = result(program);
      assertEquals("DONE", end.get("state"));
      assertEquals(200, end.get("ok"));
      Map<?, ?> plan = (Map<?, ?>) end.get("plan");
      assertEquals(Map.of("status", 2, "session", 1), plan.get("mix"));
      assertEquals(List.of(6, 7, 9_000), values(plan, "users", "seed", "timeoutMs"));
      assertTrue(program.err().contains("RUNNING"), program::err);
      assertTrue(program.err().contains("200 of 200 requests, 0 failed"), program::err);
      assertFalse(program.err().contains("Exception"), program::err);
    }
  }

  private static List<Object> values(Map<?, ?> map, String... names) {
    return List.of(names).stream().<Object>map(map::get).toList();
  }

  @Test
  void whatDoesNotHasFailedAndAFileIsAPlanToo() throws Exception {
    Path plan = data.resolve("plan.json");
    Files.writeString(
        plan,
        "{\"rate\":50,\"seconds\":60,\"mix\":{\"status\":1},\"targets\":[\"http://127.0.0.1:1\"]}");
    try (Program program = load(plan.toString(), "--seconds", "1", "--quiet")) {
      assertEquals(1, program.exit(), program::err);
      Map<String, Object> end = result(program);
      assertEquals("DONE", end.get("state"));
      assertEquals(Map.of("connect", 50), end.get("causes"));
      assertTrue(program.err().startsWith("understudy: 50 requests failed: {connect=50}"));
    }
  }

  @Test
  void whatCannotBeUsedIsNamed() throws Exception {
    Path broken = Files.writeString(data.resolve("broken.json"), "{\"rate\":");
    Map<List<String>, String> wrong =
        Map.of(
            List.of("--rate", "much"), "'much'",
            List.of("--rate", "0"), "rate",
            List.of("--mix", "mail=1"), "status, session, visit, mega, chat, grpc",
            List.of("--mix", "mail"), "--mix",
            List.of("--target", "http://192.0.2.1:80"), "loopback",
            List.of(broken.toString()), "broken.json",
            List.of(data.resolve("none.json").toString()), "none.json");
    wrong.forEach((options, words) -> {
      try (Program program = load(options.toArray(String[]::new))) {
        assertEquals(2, program.exit(), () -> options + program.err());
        assertTrue(program.err().contains(words), program::err);
        assertFalse(program.err().contains("\tat "), program::err);
        assertEquals(List.of(), program.out());
      }
    });
  }

  @Test
  void whoEndsTheCommandEndsTheRun() {
    try (Program program = load("--rate=20", "--seconds=600", "--mix=status=1")) {
      Awaitility.await("it runs")
          .atMost(Duration.ofMinutes(1))
          .until(() -> program.err().contains("RUNNING"));
      try (Program second = load("--seconds=1")) {
        assertEquals(1, second.exit());
        assertTrue(second.err().contains("runs already"), second::err);
      }
      program.terminate();
      program.exit();
      Map<String, Object> end = result(program);
      assertEquals("STOPPED", end.get("state"));
      assertEquals(
          LoadState.STOPPED,
          test.cluster().load().snapshot(end.get("id").toString()).state(),
          "here too");
    }
  }
}
