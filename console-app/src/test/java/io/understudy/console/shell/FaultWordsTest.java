package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.fault.ActiveFault;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FaultWordsTest {
  private final Texts texts = new Texts(Language.ENGLISH);
  private final FaultWords words = new FaultWords(texts);

  @Test
  void aChipSaysWhatMattersAndNoMore() {
    assertEquals("Hang", chip("hang", Map.of()));
    assertEquals("Latency 500 ms", chip("latency", Map.of("ms", 500, "jitterMs", 0)));
    assertEquals(
        "Latency 500 ± 50 ms, 30 %",
        chip("latency", Map.of("ms", 500, "jitterMs", 50, "probability", 0.3)));
    assertEquals(
        "Errors 503, × 3", chip("error", Map.of("status", 503, "probability", 1.0, "left", 3)));
    assertEquals("Resets 12.5 %", chip("reset", Map.of("probability", 0.125)));
    assertEquals("No store", chip("partition", Map.of("from", "store")));
  }

  @Test
  void itSpeaksPortuguese() {
    texts.language().set(Language.PORTUGUESE_BRAZIL);
    assertEquals("Sem registro", chip("partition", Map.of("from", "registry")));
  }

  private String chip(String type, Map<String, Object> parameters) {
    return words.chip(new ActiveFault(type, parameters, "does something"));
  }
}
