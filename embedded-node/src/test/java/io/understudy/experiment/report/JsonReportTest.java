package io.understudy.experiment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.RunReport;
import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonReportTest {
  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    for (RunReport report :
        List.of(SampleReports.nasty(), SampleReports.failed(), SampleReports.unborn())) {
      assertEquals(report, RunReports.read(written(report)));
    }
  }

  @Test
  void whatANewerVersionAddsIsLeftOut() throws IOException {
    Map<String, Object> json = Json.object(written(SampleReports.failed()));
    json.put("weather", Map.of("rain", true));
    member(json, "run").put("mood", "calm");
    member(json, "run", "load").put("colour", List.of(1, 2));
    List<Object> events = new ArrayList<>((List<?>) json.get("events"));
    events.add(Map.of("seq", 9, "type", "node-promoted", "subject", "node-1"));
    json.put("events", events);
    RunReport read = RunReports.read(Json.bytes(json));
    assertEquals(SampleReports.failed().run(), read.run());
    assertEquals(SampleReports.failed().events(), read.events());
    assertEquals(SampleReports.failed().more() + 1, read.more(), "it is not silently gone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                          | A report of a run must be one JSON object, but it is empty",
        "<html>                    | something else or has a mistake in it (line 1, column 1)",
        "[1]                       | must be one JSON object",
        "{\"ok\":true}             | it has no \"run\"",
        "{\"run\":1}               | it has no \"run\"",
        "{\"run\":{}}              | it has no \"run.seed\"",
        "{\"run\":{\"seed\":1}}    | a value is missing or of the wrong sort at run",
        "{\"run\":{\"seed\":1,\"steps\":[{\"at\":\"x\"}]}} | at run.steps[0].at",
        "{\"format\":\"understudy-report/2\",\"run\":{}} | this version reads \"understudy-report/1\"",
      })
  void whatIsNoReportIsRefusedInWords(String json, String words) {
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> RunReports.read((json == null ? "" : json).getBytes(StandardCharsets.UTF_8)));
    assertEquals(ProblemKind.BAD_REQUEST, refused.kind());
    assertTrue(refused.getMessage().contains(words), refused::getMessage);
  }

  @Test
  void whatEveryReportHasMustBeThere() throws IOException {
    for (String name : List.of("title", "state", "createdAt", "hypothesis", "tags", "seed")) {
      Map<String, Object> json = Json.object(written(SampleReports.failed()));
      member(json, "run").remove(name);
      ProblemException refused =
          assertThrows(ProblemException.class, () -> RunReports.read(Json.bytes(json)), name);
      assertTrue(refused.getMessage().contains("cannot be read"), refused::getMessage);
    }
  }

  @Test
  void itIsForPeopleToo() throws IOException {
    String json = new String(written(SampleReports.failed()), StandardCharsets.UTF_8);
    assertTrue(json.startsWith("{\n  \"format\" : \"understudy-report/1\",\n"), json);
  }

  @Test
  void aFileNeverLeavesItsFolder() {
    for (ReportFormat format : ReportFormats.all()) {
      String name = format.fileName(SampleReports.nasty());
      assertTrue(name.matches("[A-Za-z0-9][A-Za-z0-9-]*\\.[a-z]+"), name);
    }
  }

  static byte[] written(RunReport report) throws IOException {
    StringWriter out = new StringWriter();
    ReportFormats.named("json").write(report, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> member(Map<String, Object> json, String... path) {
    Map<String, Object> at = json;
    for (String name : path) {
      at = (Map<String, Object>) at.get(name);
    }
    return at;
  }
}
