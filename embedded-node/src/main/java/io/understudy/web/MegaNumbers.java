package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.MegaTable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the numbers that are to be inserted: {@code {"numbers":[4,8,15]}}, or the field {@code
 * numbers} of a form. Nothing else is taken, and a refusal names what is wrong and where.
 */
final class MegaNumbers {
  private static final String FIELD = "numbers";
  private static final int MOST_QUOTED = 20;
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,3}");
  private static final String RANGE =
      "a whole number from %d to %d".formatted(MegaTable.LOWEST, MegaTable.HIGHEST);

  private final List<Integer> numbers = new ArrayList<>();

  /** How many values there are, right or wrong: too many of them is the first thing to say. */
  private int count;

  /** The first value that is wrong, in words; null as long as there is none. */
  private ProblemException wrong;

  private MegaNumbers() {}

  /**
   * The numbers of a request, in their order.
   *
   * @return 1 to {@link MegaTable#MOST_AT_ONCE} of them, each in its range
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST}, or {@link ProblemKind#TOO_LARGE} if
   *     there are too many
   */
  static List<Integer> read(Exchange exchange) {
    return exchange.isForm()
        ? ofForm(exchange.fields().getOrDefault(FIELD, "").toString())
        : ofJson(exchange.body());
  }

  /** The same of the field of a form. */
  static List<Integer> ofForm(String text) {
    MegaNumbers read = new MegaNumbers();
    read.form(text.strip());
    return read.notEmpty();
  }

  /** The same of JSON. */
  static List<Integer> ofJson(byte[] body) {
    MegaNumbers read = new MegaNumbers();
    read.json(body);
    return read.notEmpty();
  }

  private List<Integer> notEmpty() {
    if (wrong != null) {
      throw wrong;
    }
    if (numbers.isEmpty()) {
      throw bad("\"numbers\" must have at least one number, but it is empty");
    }
    return numbers;
  }

  private void form(String text) {
    if (text.isEmpty()) {
      return;
    }
    for (String part : BETWEEN.split(text, -1)) {
      if (WHOLE.matcher(part).matches()) {
        add(part);
      } else {
        wrong('"' + shortened(part) + '"');
      }
    }
  }

  private void json(byte[] body) {
    try (JsonParser in = Json.parser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw bad("The body must be a JSON object such as {\"numbers\":[4,8,15]}");
      }
      boolean found = false;
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        if (!in.currentName().equals(FIELD)) {
          throw bad(
              "There is no member \"%s\"; the only one is \"numbers\""
                  .formatted(shortened(in.currentName())));
        }
        found = true;
        array(in);
      }
      if (!found) {
        throw bad("The member \"numbers\" is missing");
      }
      if (in.nextToken() != null) {
        throw bad("After the JSON object there must be nothing more");
      }
    } catch (JacksonException e) {
      throw new ProblemException(
          ProblemKind.BAD_REQUEST,
          "The body must be one JSON object, but it " + Json.mistake(e),
          e);
    }
  }

  private void array(JsonParser in) {
    JsonToken start = in.nextToken();
    if (start != JsonToken.START_ARRAY) {
      throw bad("\"numbers\" must be a list, but it is " + named(in, start));
    }
    for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
      if (next == JsonToken.VALUE_NUMBER_INT) {
        add(in.getString());
      } else {
        wrong(named(in, next));
        in.skipChildren();
      }
    }
  }

  private void add(String whole) {
    // At most three digits count, so this cannot overflow whatever was sent.
    int number = WHOLE.matcher(whole).matches() ? Integer.parseInt(whole) : -1;
    if (number < MegaTable.LOWEST || number > MegaTable.HIGHEST) {
      wrong(shortened(whole));
      return;
    }
    next();
    numbers.add(number);
  }

  private void wrong(String value) {
    next();
    if (wrong == null) {
      wrong =
          bad("\"numbers\" at position %d is %s, but must be %s".formatted(count, value, RANGE));
    }
  }

  private void next() {
    if (++count > MegaTable.MOST_AT_ONCE) {
      throw new ProblemException(
          ProblemKind.TOO_LARGE,
          "\"numbers\" may have %,d numbers at once, and there are more"
              .formatted(MegaTable.MOST_AT_ONCE));
    }
  }

  private static String named(JsonParser in, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> '"' + shortened(in.getString()) + '"';
      case null -> "missing";
      default -> shortened(in.getString());
    };
  }

  private static String shortened(String value) {
    return value.length() <= MOST_QUOTED ? value : value.substring(0, MOST_QUOTED) + "…";
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(ProblemKind.BAD_REQUEST, detail);
  }
}
