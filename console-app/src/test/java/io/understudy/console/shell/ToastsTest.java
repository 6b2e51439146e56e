package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ToastsTest {
  private final Toasts toasts = new Toasts((delay, task) -> () -> {}, InstantSource.system());

  @Test
  void manyMessagesPushOutTheOldestButNeverWhatCanBeCancelled() {
    toasts.cancellable("node-1 will be removed", () -> {}, () -> {});
    for (int i = 0; i < 10; i++) {
      toasts.info("message " + i);
    }
    List<String> texts = toasts.showing().stream().map(Toast::text).toList();
    assertTrue(texts.contains("node-1 will be removed"), texts.toString());
    assertEquals("message 9", texts.getLast());
    assertEquals(4, texts.size());
  }
}
