package io.understudy.http;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
          .changeDefaultPropertyInclusion(inclusion ->
              inclusion.withValueInclusion(
                  com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
          .build();

  /** What comes from outside: a name that comes twice in one object is a mistake (RFC 8259, 4). */
  private static final ObjectReader STRICT =
      MAPPER.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  private static final ObjectReader OBJECT =
      STRICT.forType(new TypeReference<Map<String, Object>>() {});

  /** How Jackson begins to say that a name comes twice. */
  private static final Pattern TWICE =
      Pattern.compile("Duplicate Object property (\".*\")", Pattern.DOTALL);

  private static final int MOST_QUOTED = 60;

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
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if it is not one JSON object, or has a
   *     name twice in one object
   */
  public static Map<String, Object> object(byte[] body) {
    return object(body, "The body");
  }

  /**
   * The same of something that is not a body.
   *
   * @param json its bytes
   * @param what how a refusal calls it, at the beginning of a sentence
   * @return its members; never null
   * @throws ProblemException as {@link #object(byte[])}
   */
  public static Map<String, Object> object(byte[] json, String what) {
    try {
      Map<String, Object> object = OBJECT.readValue(json);
      if (object != null) {
        return object;
      }
    } catch (JacksonException e) {
      throw notAnObject(json, what, e);
    }
    throw notAnObject(json, what, null);
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

  /**
   * What is wrong with what was read, as the end of a sentence that begins with what it is.
   *
   * @param cause as {@link #parser} has thrown it; null if nothing was thrown
   */
  public static String mistake(JacksonException cause) {
    if (cause == null) {
      return "is something else or has a mistake in it";
    }
    TokenStreamLocation at = cause.getLocation();
    String place =
        at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    Matcher twice = TWICE.matcher(cause.getOriginalMessage());
    if (!twice.lookingAt()) {
      return "is something else or has a mistake in it" + place;
    }
    String name = twice.group(1);
    return "names %s twice%s"
        .formatted(
            name.length() > MOST_QUOTED ? name.substring(0, MOST_QUOTED) + "…" : name, place);
  }

  private static ProblemException notAnObject(byte[] json, String what, JacksonException cause) {
    String start = new String(json, 0, Math.min(json.length, 40), StandardCharsets.UTF_8);
    return new ProblemException(
        ProblemKind.BAD_REQUEST,
        "%s must be one JSON object, but it %s"
            .formatted(what, start.isBlank() ? "is empty" : mistake(cause)),
        cause);
  }
}
