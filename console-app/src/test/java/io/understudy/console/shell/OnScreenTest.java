package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
final class OnScreenTest {
  private final Region node = new Region();
  private final StackPane root = new StackPane(node);
  private int runs;

  @Test
  void whatWaitsForANodeRunsOnceAndOnlyWhenItCanBeSeen() throws Exception {
    Stage stage =
        Seen.fx(() -> {
          OnScreen.then(node, () -> runs++);
          Stage closed = new Stage();
          closed.setScene(new Scene(root, 200, 100));
          return closed;
        });
    Seen.now();
    assertEquals(0, Seen.fx(() -> runs), "its window does not show");
    Seen.fx(() -> {
      stage.show();
      return null;
    });
    Seen.now();
    assertEquals(1, Seen.fx(() -> runs));
    Seen.fx(() -> {
      root.getChildren().clear();
      return root.getChildren().add(node);
    });
    Seen.now();
    assertEquals(1, Seen.fx(() -> runs), "it was seen before");
    Seen.fx(() -> {
      stage.hide();
      return null;
    });
  }
}
