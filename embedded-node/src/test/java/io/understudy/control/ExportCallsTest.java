package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Json;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCallsTest {
  @TempDir private Path data;
  private Operator operator;

  @BeforeEach
  void start() {
    operator = new Operator(data);
  }

  @AfterEach
  void stop() {
    operator.close();
  }

  @Test
  void theFormatsAreListed() {
    List<Object> names =
        Operator.list(operator.get("export").json(), "formats").stream()
            .map(format -> format.get("name"))
            .toList();
    assertEquals(List.of("haproxy", "nginx", "compose", "journal-jsonl", "journal-csv"), names);
  }

  @Test
  void anUnknownFormatAndAWrongPortAreRefusedInWords() {
    Answer unknown = operator.get("export/traefik");
    assertEquals(404, unknown.status());
    assertTrue(unknown.text().contains("haproxy, nginx, compose, journal-jsonl, journal-csv"));
    Answer port = operator.get("export/haproxy?port=70000");
    assertEquals(400, port.status());
    assertTrue(port.text().contains("70000"));
  }

  @Test
  void anEmptyClusterIsAConflictAndNoHalfFile() throws Exception {
    for (String node : List.of("node-1", "node-2", "node-3")) {
      operator.test.cluster().removeNode(node).get();
    }
    Answer refused = operator.get("export/nginx");
    assertEquals(409, refused.status());
    assertTrue(refused.header("Content-Type").startsWith("application/problem+json"));
  }

  @Test
  void everyEventIsALineWithTheKeysOfTheApi() {
    long last = operator.test.cluster().journal().lastSeq();
    Answer lines = operator.get("export/journal-jsonl");
    assertEquals("application/x-ndjson", lines.header("Content-Type"));
    List<Map<String, Object>> read =
        lines
            .text()
            .lines()
            .map(line -> Json.object(line.getBytes(StandardCharsets.UTF_8)))
            .toList();
    List<Event> events = operator.test.cluster().journal().since(0, 100_000);
    assertTrue(read.size() >= last, "events up to the request");
    for (int i = 0; i < read.size(); i++) {
      assertEquals(
          Json.object(Json.text(events.get(i)).getBytes(StandardCharsets.UTF_8)), read.get(i));
    }
  }

  @Test
  void theTableQuotesWhatItMust() {
    operator.test.cluster().journal().append(EventType.NODE_KILLED, "=1+1", "a \"quote\", a comma");
    Answer table = operator.get("export/journal-csv");
    assertTrue(table.header("Content-Type").startsWith("text/csv"));
    assertTrue(table.text().startsWith("seq,at,type,subject,from,to,reason\r\n"), table.text());
    assertTrue(table.text().endsWith(",'=1+1,,,\"a \"\"quote\"\", a comma\"\r\n"), table.text());
  }

  @Test
  void theCommandPrintsWhatARunningOneSaysOrWritesAFile() throws Exception {
    try (Program export = Program.start("export", "haproxy", "--data", data.toString())) {
      assertEquals(0, export.exit());
      assertTrue(export.out().contains("backend nodes"), () -> export.out() + export.err());
    }
    Path file = data.resolve("journal.csv");
    try (Program export =
        Program.start(
            "export", "journal-csv", "--data", data.toString(), "--out", file.toString())) {
      assertEquals(0, export.exit());
      assertTrue(Files.readString(file).contains("cluster-started"));
    }
    try (Program wrong = Program.start("export", "traefik", "--data", data.toString())) {
      assertEquals(2, wrong.exit());
      assertTrue(wrong.err().contains("haproxy, nginx"), wrong.err());
    }
  }
}
