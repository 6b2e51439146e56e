package io.understudy.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class BackgroundTest {
  private final Background background = new Background(Runnable::run, Runnable::run);
  private final List<Object> outcomes = new ArrayList<>();

  @Test
  void aResultArrives() {
    background.run(() -> "node-4", outcomes::add, outcomes::add);
    assertEquals(List.of("node-4"), outcomes);
  }

  @Test
  void aFailureArrivesUnwrapped() {
    IllegalStateException cause = new IllegalStateException("down");
    background.run(
        () -> {
          throw new CompletionException(cause);
        },
        outcomes::add,
        outcomes::add);
    assertSame(cause, outcomes.getFirst());
    assertEquals(1, outcomes.size());
  }
}
