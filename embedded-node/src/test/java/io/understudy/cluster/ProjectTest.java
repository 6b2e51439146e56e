package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.BalancerSettings;
import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a project file may say, and how everything else is refused. */
final class ProjectTest {
  @TempDir Path folder;

  private Path write(String name, String json) throws IOException {
    return Files.writeString(folder.resolve(name), json);
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    BalancerSettings settings =
        BalancerSettings.DEFAULTS
            .withPolicy("least-connections")
            .withWeights(Map.of("node-2", 7))
            .withoutRoutes();
    Project project =
        new Project(
            Project.FORMAT,
            "three-tier",
            new Preset.Shape(5, 4_000, 20, 2, "always"),
            settings,
            List.of(
                new ProjectFault("node-2", "latency", Map.of("ms", 300, "probability", 0.5)),
                new ProjectFault("node-5", "partition", Map.of("from", "registry"))),
            new Project.Open("sessions", List.of("http://www.cluster.test:8080/chat", "")));
    ProjectFile file = new ProjectFile(folder.resolve("Zwei Städte.understudy"), project);
    file.write();
    assertEquals(file, ProjectFile.read(file.path()));
    assertEquals("Zwei Städte", file.name());
  }

  @Test
  void whatIsLeftOutIsAsUsual() {
    assertEquals(Project.BLANK, Project.read("{\"format\":1}".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                                            | must be one JSON object, but it is empty",
        "[]                                          | must be one JSON object",
        "{}                                          | it has no \"format\", so it is no project",
        "{\"format\":null}                           | it has no \"format\"",
        "{\"format\":\"1\"}                          | \"format\" is a whole number from 1 to 1",
        "{\"format\":0}                              | \"format\" is a whole number from 1 to 1, not 0",
        "{\"format\":2,\"clouds\":[]}                | written by a newer Understudy (format 2, and",
        "{\"format\":1,\"format\":1}                 | names \"format\" twice (line 1, column",
        "{\"format\":1,\"clouds\":[]}                | There is no \"clouds\"; there are format, preset,",
        "{\"format\":1,\"preset\":\"Mine!\"}         | \"preset\" is the name of a preset",
        "{\"format\":1,\"cluster\":{\"nodes\":257}}  | \"cluster.nodes\" is 0 to 256, not 257",
        "{\"format\":1,\"cluster\":{\"size\":3}}     | There is no \"cluster.size\"; there are cluster.nodes",
        "{\"format\":1,\"cluster\":[]}               | \"cluster\" is an object, not []",
        "{\"format\":1,\"balancer\":{\"policy\":\"best\"}} | \"policy\" is one of [round-robin",
        "{\"format\":1,\"balancer\":{\"checks\":{\"rise\":\"2\"}}} | \"balancer.checks.rise\" is a whole number",
        "{\"format\":1,\"faults\":{}}                | \"faults\" is a list of objects with node and type",
        "{\"format\":1,\"faults\":null}              | \"faults\" is a list of objects with node and type",
        "{\"format\":1,\"faults\":[3]}               | \"faults\" is a list of objects with node and type",
        "{\"format\":1,\"faults\":[{\"node\":1}]}    | \"faults.node\" is a text, not 1",
        "{\"format\":1,\"faults\":[{\"node\":\"node-1\",\"kind\":\"hang\"}]} | There is no \"faults.kind\"",
        "{\"format\":1,\"faults\":[{\"node\":\"alice\",\"type\":\"hang\"}]} | is a node such as node-2",
        "{\"format\":1,\"faults\":[{\"node\":\"node-4\",\"type\":\"hang\"}]} | but \"cluster.nodes\" is 3",
        "{\"format\":1,\"faults\":[{\"node\":\"node-1\",\"type\":\"fire\"}]} | There is no fault \"fire\"",
        "{\"format\":1,\"faults\":[{\"node\":\"node-1\",\"type\":\"hang\",\"parameters\":{\"ms\":1}}]} | takes no \"ms\"",
        "{\"format\":1,\"faults\":[{\"node\":\"node-1\",\"type\":\"hang\",\"parameters\":7}]} | is an object, not 7",
        "{\"format\":1,\"window\":{\"place\":7}}     | \"window.place\" is a text, not 7",
        "{\"format\":1,\"window\":{\"place\":\"a\\nb\"}} | \"window.place\" is one line",
        "{\"format\":1,\"window\":{\"addresses\":[1]}} | \"window.addresses\" is a list of texts",
        "{\"format\":1,\"window\":{\"addresses\":[\"\",\"\",\"\",\"\",\"\"]}} | are at most 4, not 5",
      })
  void whatIsWrongIsNamedWithWhatIsAllowed(String json, String words) throws IOException {
    Path file = write("wrong.understudy", json == null ? "" : json);
    ProblemException refusal = assertThrows(ProblemException.class, () -> ProjectFile.read(file));
    assertEquals(ProblemKind.BAD_OPTION, refusal.kind());
    assertTrue(
        refusal.detail().startsWith("The project %s cannot be opened: ".formatted(file)),
        refusal::detail);
    assertTrue(refusal.detail().contains(words), refusal::detail);
  }

  @Test
  void filesThatAreNoProjectsAreRefused() throws IOException {
    Files.createDirectory(folder.resolve("room.understudy"));
    Path large = write("large.understudy", "{\"format\":1}" + " ".repeat(1024 * 1024));
    Map.of(
            folder.resolve("room.understudy"),
            "it is a folder",
            folder.resolve("none.understudy"),
            "there is no such file",
            write("mine.json", "{\"format\":1}"),
            "the file of a project ends with .understudy",
            large,
            "it has more than 1048576 bytes")
        .forEach((file, words) -> {
          String detail =
              assertThrows(ProblemException.class, () -> ProjectFile.read(file)).detail();
          assertTrue(detail.contains(words), detail);
        });
  }

  @Test
  void aFileThatCannotBeWrittenStaysAsItWas() throws IOException {
    Path room = Files.createDirectory(folder.resolve("room.understudy"));
    assertThrows(ProblemException.class, () -> new ProjectFile(room, Project.BLANK).write());
    Path other = write("mine.txt", "mine");
    assertThrows(ProblemException.class, () -> new ProjectFile(other, Project.BLANK).write());
    assertEquals("mine", Files.readString(other));
    new ProjectFile(folder.resolve("a.understudy"), Project.BLANK).write();
    try (Stream<Path> left = Files.list(folder)) {
      assertFalse(left.anyMatch(file -> file.toString().endsWith(".new")));
    }
  }

  @Test
  void aFaultThatStrikesSoManyTimesIsKeptWithItsNumberAndNotWithWhatIsLeft() {
    Map<String, Object> shown =
        Json.object("{\"status\":503,\"count\":5,\"left\":2}".getBytes(StandardCharsets.UTF_8));
    ProjectFault kept =
        ProjectFault.of("node-1", new io.understudy.fault.ActiveFault("error", shown, ""));
    assertEquals(Map.of("status", 503, "count", 5), kept.parameters());
  }
}
