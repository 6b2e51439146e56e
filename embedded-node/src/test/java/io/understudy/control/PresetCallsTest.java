package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shapes through the control API. */
final class PresetCallsTest {
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

  private Answer put(String path, String body) {
    return operator.browser.send(
        operator
            .request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  @Test
  void eachPresetSaysWhereItIsFromAndWhetherItStandsInThePlaceOfAnother() {
    assertEquals(200, put("presets/chat", "{\"en\":{\"title\":\"My chat\"}}").status());
    assertEquals(200, put("presets/mine", "{}").status());
    Map<String, String> origins = new TreeMap<>();
    for (Map<String, Object> preset : Operator.list(operator.get("presets").json(), "presets")) {
      assertTrue(preset.containsKey("cluster") && preset.containsKey("en"), preset::toString);
      boolean own = preset.get("origin").equals("user");
      assertEquals(own, preset.containsKey("file"), preset::toString);
      if (own) {
        assertTrue(Files.exists(Path.of(preset.get("file").toString())), preset::toString);
      }
      origins.put(
          preset.get("name").toString(), preset.get("origin") + " " + preset.get("replaces"));
    }
    assertEquals(
        Map.of(
            "failover", "program false",
            "three-tier", "program false",
            "throughput", "program false",
            "chat", "user true",
            "middleware", "program false",
            "mine", "user false"),
        origins);
  }

  @Test
  void aNameThatComesTwiceIsRefused() {
    Answer refused = put("preset", "{\"name\":\"chat\",\"name\":\"failover\"}");
    assertEquals(400, refused.status());
    String detail = refused.json().get("detail").toString();
    assertTrue(detail.contains("names \"name\" twice (line 1, column"), detail);
  }
}
