package io.understudy.experiment.report;

import io.understudy.experiment.RunReport;
import io.understudy.http.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything, for programs; {@link RunReports} reads it again. */
final class JsonReport implements ReportFormat {
  @Override
  public String name() {
    return "json";
  }

  @Override
  public String summary() {
    return "everything, for programs; can be read again and compared";
  }

  @Override
  public String fileName(RunReport report) {
    return FileNames.of(report) + ".json";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public void write(RunReport report, Writer out) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(RunReports.FORMAT_KEY, RunReports.FORMAT);
    members.putAll(Json.object(Json.bytes(report)));
    out.write(new String(Json.pretty(members), StandardCharsets.UTF_8));
    out.write('\n');
  }
}
