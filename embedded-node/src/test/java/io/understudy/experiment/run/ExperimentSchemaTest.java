package io.understudy.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema that editors use says what the reader understands. */
final class ExperimentSchemaTest {
  private static final Path FILE = Path.of("../assets/experiments/experiment.schema.json");

  /** The right file lies in {@code target} then, to be copied. */
  @Test
  void theFileIsWhatTheWordsSay() throws Exception {
    String schema = new String(Json.pretty(ExperimentSchema.get()), StandardCharsets.UTF_8) + "\n";
    Path made = Path.of("target", FILE.getFileName().toString());
    Files.createDirectories(made.getParent());
    Files.writeString(made, schema);
    assertEquals(
        Files.exists(FILE) ? Files.readString(FILE) : "nothing",
        schema,
        () -> FILE + " is not what the reader understands; copy " + made.toAbsolutePath());
  }
}
