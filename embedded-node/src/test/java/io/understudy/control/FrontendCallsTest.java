package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program kills a frontend and revives it. */
final class FrontendCallsTest {
  @TempDir Path data;

  @Test
  void killAndReviveAndWhatIsNotPossible() {
    try (Operator operator = new Operator(data)) {
      assertEquals("UP", frontend(operator).get("state"));
      assertEquals(202, operator.send("POST", "frontends/frontend-1/kill").status());
      Map<String, Object> dead = frontend(operator);
      assertEquals("DOWN", dead.get("state"));
      assertEquals("killed by the operator", dead.get("reason"));
      assertTrue(
          operator
              .get("/metrics")
              .text()
              .contains("understudy_frontend_up{frontend=\"frontend-1\"} 0"));
      assertEquals(409, operator.send("POST", "frontends/frontend-1/kill").status());
      assertEquals(202, operator.send("POST", "frontends/frontend-1/revive").status());
      assertEquals("UP", frontend(operator).get("state"));
      assertEquals(404, operator.send("POST", "frontends/nobody/kill").status());
    }
  }

  private static Map<String, Object> frontend(Operator operator) {
    return Operator.list(operator.get("cluster").json(), "frontends").getFirst();
  }
}
