package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program kills the shared store and revives it. */
final class StoreCallsTest {
  @TempDir Path data;

  @Test
  void killAndReviveAndWhatIsNotPossible() {
    try (Operator operator = new Operator(data)) {
      Answer killed = operator.send("POST", "store/kill");
      assertEquals(202, killed.status(), killed.text());
      assertEquals("OUT", killed.json().get("state"));
      Map<String, Object> store = Operator.object(operator.get("cluster").json(), "store");
      assertEquals("OUT", store.get("state"));
      assertEquals("killed by the operator", store.get("reason"));
      assertEquals(503, operator.get("sessions").status());
      assertEquals(200, operator.get("events?since=0").status(), "the latest are in memory");

      Answer twice = operator.send("POST", "store/kill");
      assertEquals(409, twice.status());
      assertTrue(twice.text().contains("it is out (killed by the operator)"), twice.text());

      assertEquals("UP", operator.send("POST", "store/revive").json().get("state"));
      assertEquals(200, operator.get("sessions").status());
      assertEquals(409, operator.send("POST", "store/revive").status());
    }
  }
}
