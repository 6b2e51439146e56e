package io.understudy.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a fault takes, and in which words it refuses the rest. */
final class FaultTypesTest {
  @Test
  void whatIsMissingHasADefault() {
    assertEquals(Map.of(), make("hang", Map.of()).parameters());
    assertEquals(
        Map.of("ms", 500, "jitterMs", 0, "probability", 1.0),
        make("latency", Map.of()).parameters());
    assertEquals(Map.of("status", 500, "probability", 1.0), make("error", Map.of()).parameters());
    assertEquals(Map.of("probability", 1.0), make("reset", Map.of()).parameters());
    assertEquals(Map.of("from", "store"), make("partition", Map.of()).parameters());
  }

  @Test
  void theEndsOfEveryRangeAreAllowed() {
    make("latency", Map.of("ms", 0, "jitterMs", 60_000, "probability", 0));
    make("latency", Map.of("ms", 60_000L, "jitterMs", 0.0, "probability", 1));
    make("error", Map.of("status", 400, "count", 1));
    make("error", Map.of("status", 599, "count", Integer.MAX_VALUE));
    assertEquals(3, make("reset", Map.of("count", BigInteger.valueOf(3))).parameters().get("left"));
  }

  @Test
  void whatIsOutOfRangeIsRefusedWithTheRange() {
    refused("latency", "ms", -1, "\"ms\" is a whole number from 0 to 60000, not -1");
    refused("latency", "ms", 60_001, "0 to 60000, not 60001");
    refused("latency", "ms", 1.5, "a whole number from 0 to 60000, not 1.5");
    refused("latency", "jitterMs", -1, "\"jitterMs\"");
    refused("latency", "probability", 1.01, "\"probability\" is a number from 0 to 1, not 1.01");
    refused("reset", "probability", -0.1, "from 0 to 1, not -0.1");
    refused("reset", "probability", Double.NaN, "not NaN");
    refused("error", "status", 399, "\"status\" is a whole number from 400 to 599, not 399");
    refused("error", "status", 600, "not 600");
    refused("error", "status", "500", "not \"500\"");
    refused("error", "count", 0, "\"count\" is a whole number from 1 on, not 0");
    refused("error", "count", 1e12, "from 1 on");
    refused("error", "count", true, "not true");
    refused("partition", "from", "moon", "\"from\" is \"store\" or \"registry\", not \"moon\"");
    refused("partition", "from", 7, "not 7");
  }

  @Test
  void whatIsUnknownIsRefusedWithWhatThereIs() {
    refused("hang", "ms", 1, "\"hang\" takes no \"ms\"; it takes nothing");
    refused(
        "latency", "delay", 1, "takes no \"delay\"; it takes ms (a whole number from 0 to 60000)");
    ProblemException unknown =
        assertThrows(ProblemException.class, () -> FaultTypes.named("flood"));
    assertEquals(ProblemKind.NOT_FOUND, unknown.kind());
    assertEquals(
        "There is no fault \"flood\"; there are latency, hang, reset, error, partition",
        unknown.detail());
  }

  @Test
  void itSaysInWordsWhatItDoes() {
    assertEquals("answers nothing", words("hang", Map.of()));
    assertEquals(
        "delays 30 % of the requests by 250 ms ± 50 ms",
        words("latency", Map.of("ms", 250, "jitterMs", 50, "probability", 0.3)));
    assertEquals("delays every request by 500 ms", words("latency", Map.of()));
    assertEquals(
        "answers the next 3 requests with 503", words("error", Map.of("status", 503, "count", 3)));
    assertEquals("resets the connection of the next request", words("reset", Map.of("count", 1)));
    assertEquals("cannot reach the registry", words("partition", Map.of("from", "registry")));
  }

  private static String words(String type, Map<String, Object> parameters) {
    return make(type, parameters).words();
  }

  private static Fault make(String type, Map<String, Object> parameters) {
    return FaultTypes.named(type).make(parameters, new Random(1));
  }

  private static void refused(String type, String name, Object value, String words) {
    ProblemException problem =
        assertThrows(ProblemException.class, () -> make(type, Map.of(name, value)));
    assertEquals(ProblemKind.BAD_REQUEST, problem.kind());
    assertTrue(problem.detail().contains(words), problem.detail());
  }
}
