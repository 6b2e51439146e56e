package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects through the control API. */
final class ProjectCallsTest {
  @TempDir Path data;
  private Operator operator;

  @BeforeEach
  void start() {
    operator = new Operator(data);
  }

  @AfterEach
  void stop() {
    operator.close();
  }

  private Answer put(String body) {
    return operator.browser.send(
        operator
            .request("project")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  @Test
  void whatIsGotCanBePutAgain() {
    operator.test.cluster().faults().put("node-2", "hang", java.util.Map.of());
    String before = operator.get("project").text();
    assertEquals(200, put("{\"format\":1,\"cluster\":{\"nodes\":2}}").status());
    assertEquals(2, operator.test.cluster().snapshot().nodes().size());
    assertEquals(0, operator.test.snapshot("node-2").faults().size());
    Answer again = put(before);
    assertEquals(200, again.status());
    assertEquals(before, again.text());
    assertEquals("hang", operator.test.snapshot("node-2").faults().getFirst().type());
  }

  @Test
  void aWrongOneIsRefusedAndNothingHappens() {
    String before = operator.get("project").text();
    Answer twice = put("{\"format\":1,\"cluster\":{\"nodes\":2,\"nodes\":4}}");
    assertEquals(400, twice.status());
    assertTrue(twice.text().contains("names \\\"nodes\\\" twice"), twice::text);
    Answer newer = put("{\"format\":9}");
    assertEquals(400, newer.status());
    assertTrue(newer.text().contains("written by a newer Understudy"), newer::text);
    assertEquals(before, operator.get("project").text());
    assertEquals(
        401,
        operator
            .browser
            .send(java.net.http.HttpRequest.newBuilder(operator.uri("project")).GET())
            .status());
  }
}
