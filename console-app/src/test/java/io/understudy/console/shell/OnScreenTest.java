package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
final class OnScreenTest {
  private static final long PATIENCE_MS = 30_000;

  private final Region node = new Region();
  private final StackPane root = new StackPane(node);
  private int runs;

  @Test
  void whatWaitsForANodeRunsOnceAndOnlyWhenItCanBeSeen() throws Exception {
    Stage stage =
        fx(() -> {
          OnScreen.then(node, () -> runs++);
          Stage closed = new Stage();
          closed.setScene(new Scene(root, 200, 100));
          return closed;
        });
    untilSeen();
    assertEquals(0, fx(() -> runs), "its window does not show");
    fx(() -> {
      stage.show();
      return null;
    });
    untilSeen();
    assertEquals(1, fx(() -> runs));
    fx(() -> {
      root.getChildren().clear();
      return root.getChildren().add(node);
    });
    untilSeen();
    assertEquals(1, fx(() -> runs), "it was seen before");
    fx(() -> {
      stage.hide();
      return null;
    });
  }

  private static void untilSeen() throws Exception {
    CompletableFuture<Void> seen = new CompletableFuture<>();
    fx(() -> {
      OnScreen.then(() -> seen.complete(null));
      return null;
    });
    seen.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
  }

  private static <T> T fx(Callable<T> call) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MS, call);
  }
}
