package io.understudy.http;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON mapper of the engine. Times are ISO-8601 strings; absent optionals are left out. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .changeDefaultPropertyInclusion(
              inclusion ->
                  inclusion.withValueInclusion(
                      com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
          .build();

  private static final ObjectReader STRICT =
      MAPPER.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  private Json() {}

  /** {@return the JSON of a record, map or list, in UTF-8} */
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** {@return the JSON of a record, map or list, on one line} */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** {@return the same on several lines, for people} */
  public static byte[] pretty(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
  }

  /**
   * Reads a JSON object.
   *
   * @param body the bytes of a request or an answer
   * @return its members; never null
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if it is not one JSON object
   */
  public static Map<String, Object> object(byte[] body) {
    try {
      Map<String, Object> object = MAPPER.readValue(body, new TypeReference<>() {});
      if (object != null) {
        return object;
      }
    } catch (JacksonException e) {
      throw notAnObject(body, e);
    }
    throw notAnObject(body, null);
  }

  /**
   * Reads what {@link #bytes} has written of a record.
   *
   * @param <T> the record
   * @param json from this program, not from a stranger
   * @param type the record
   */
  public static <T> T read(byte[] json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  /**
   * Reads step by step what a stranger has written. A name that comes twice in one object fails
   * with a {@link JacksonException}, as every other mistake does.
   *
   * @param body the bytes of a request
   */
  public static JsonParser parser(byte[] body) {
    return STRICT.createParser(body);
  }

  private static ProblemException notAnObject(byte[] body, JacksonException cause) {
    TokenStreamLocation place = cause == null ? null : cause.getLocation();
    String start = new String(body, 0, Math.min(body.length, 40), StandardCharsets.UTF_8);
    return new ProblemException(
        ProblemKind.BAD_REQUEST,
        "The body must be one JSON object, but it %s"
            .formatted(
                start.isBlank()
                    ? "is empty"
                    : place == null
                        ? "is something else or has a mistake in it"
                        : "is something else or has a mistake in it (line %d, column %d)"
                            .formatted(place.getLineNr(), place.getColumnNr())),
        cause);
  }
}
