package io.understudy.check;

import io.understudy.check.Observation.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the system answers; whatever is not as promised is no answer. */
final class Answers {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Answers() {}

  /** A JSON object. */
  static Optional<JsonNode> object(String body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** A member that is a text; empty if there is none. */
  static String text(JsonNode object, String name) {
    return object.path(name).asString("");
  }

  /** The JSON of a record or map. */
  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** A page of {@code GET /app/mega}. */
  static Optional<List<Row>> rows(String body) {
    return object(body).map(page -> page.path("rows")).flatMap(Answers::rows);
  }

  private static Optional<List<Row>> rows(JsonNode array) {
    if (!array.isArray()) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>(array.size());
    for (JsonNode row : array) {
      if (!row.path("id").isIntegralNumber() || !row.path("number").isIntegralNumber()) {
        return Optional.empty();
      }
      rows.add(
          new Row(row.path("id").asLong(), row.path("number").asInt(), text(row, "user").intern()));
    }
    return Optional.of(rows);
  }
}
