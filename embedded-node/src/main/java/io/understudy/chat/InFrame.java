package io.understudy.chat;

import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client can say. */
public sealed interface InFrame {
  /** The longest text, in characters as people count them (Unicode code points). */
  int MOST_CHARS = 2_000;

  /** To everybody on the same server. */
  record Say(String id, String text) implements InFrame {}

  /** To one user, wherever he is. */
  record Private(String id, String to, String text) implements InFrame {}

  /** Everything private up to this number has arrived. */
  record Read(long seq) implements InFrame {}

  /** A sign of life, which wants one back. */
  record Ping() implements InFrame {}

  /** A frame that is refused: {@code id} is its own as far as there is one, or null. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final String id;
    private final RefusalCode code;

    Refused(String id, RefusalCode code, String detail) {
      super(detail);
      this.id = id;
      this.code = code;
    }

    String id() {
      return id;
    }

    RefusalCode code() {
      return code;
    }
  }

  /**
   * Reads a frame: JSON if it begins with a brace, a plain line otherwise.
   *
   * @param name the id of a plain line
   * @throws Refused if it is neither, or not within the limits
   */
  static InFrame parse(String frame, String name) throws Refused {
    return frame.stripLeading().startsWith("{")
        ? Reading.json(frame)
        : Reading.line(frame.strip(), name);
  }

  /** How a frame is read. */
  final class Reading {
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final Pattern TO =
        Pattern.compile("([^\\s@\\p{Cntrl}\\p{Cs}]{1,64})(@[A-Za-z0-9._-]{1,253}:\\d{1,5})?");
    private static final Pattern TO_SOMEBODY =
        Pattern.compile("(\\S+@[A-Za-z0-9._-]+:\\d{1,5})\\s+(.+)", Pattern.DOTALL);

    private Reading() {}

    private static InFrame line(String line, String id) throws Refused {
      Matcher parts = TO_SOMEBODY.matcher(line);
      return parts.matches() && TO.matcher(parts.group(1)).matches()
          ? new Private(id, login(null, parts.group(1)), text(null, parts.group(2)))
          : new Say(id, text(null, line));
    }

    private static InFrame json(String frame) throws Refused {
      Map<String, Object> fields;
      try {
        fields = Json.object(frame.getBytes(StandardCharsets.UTF_8), "A frame");
      } catch (ProblemException e) {
        throw new Refused(null, RefusalCode.BAD_FRAME, e.detail());
      }
      String given = fields.get("id") instanceof String id && ID.matcher(id).matches() ? id : null;
      return switch (fields.get("type") instanceof String type ? type : "") {
        case "say" -> new Say(id(given), text(given, fields.get("text")));
        case "private" ->
            new Private(id(given), login(given, fields.get("to")), text(given, fields.get("text")));
        case "read" -> new Read(seq(fields.get("seq")));
        case "ping" -> new Ping();
        default ->
            throw new Refused(
                given,
                RefusalCode.BAD_FRAME,
                "\"type\" is \"say\", \"private\", \"read\" or \"ping\"");
      };
    }

    private static String id(String given) throws Refused {
      if (given == null) {
        throw new Refused(
            null,
            RefusalCode.BAD_FRAME,
            "\"id\" is 1 to 64 characters of ASCII without spaces, chosen by the sender");
      }
      return given;
    }

    private static long seq(Object value) throws Refused {
      if ((value instanceof Integer || value instanceof Long)
          && value instanceof Number number
          && number.longValue() >= 0) {
        return number.longValue();
      }
      throw new Refused(null, RefusalCode.BAD_FRAME, "\"seq\" is a whole number from 0 on");
    }

    private static String login(String id, Object value) throws Refused {
      if (value instanceof String to) {
        Matcher parts = TO.matcher(to);
        if (parts.matches()) {
          return parts.group(1);
        }
      }
      throw new Refused(id, RefusalCode.BAD_FRAME, "\"to\" is a login or login@host:port");
    }

    private static String text(String id, Object value) throws Refused {
      if (!(value instanceof String text) || text.isBlank()) {
        throw new Refused(id, RefusalCode.BAD_FRAME, "\"text\" is missing or empty");
      }
      if (text.codePointCount(0, text.length()) > MOST_CHARS) {
        throw new Refused(
            id,
            RefusalCode.TOO_LONG,
            "the text has %d characters, and at most %d are allowed"
                .formatted(text.codePointCount(0, text.length()), MOST_CHARS));
      }
      if (text.codePoints().anyMatch(Reading::isUnfit)) {
        throw new Refused(
            id, RefusalCode.BAD_FRAME, "the text has characters that are no text in any language");
      }
      return text;
    }

    /** Halves of characters, and control characters that are neither a tab nor a new line. */
    private static boolean isUnfit(int point) {
      return Character.getType(point) == Character.SURROGATE
          || (Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t');
    }
  }
}
