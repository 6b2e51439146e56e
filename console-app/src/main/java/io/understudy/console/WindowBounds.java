package io.understudy.console;

import io.understudy.console.shell.Remembered.Bounds;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window is: as it was left, if there is still a screen, else in the middle. */
final class WindowBounds {
  private static final double WIDTH = 1_440;
  private static final double HEIGHT = 900;
  private static final double LEAST_WIDTH = 960;
  private static final double LEAST_HEIGHT = 640;

  private final Stage stage;
  private final double width;
  private final double height;

  WindowBounds(Stage stage, Optional<Bounds> remembered) {
    this.stage = stage;
    Optional<Bounds> usable = remembered.filter(WindowBounds::isOnAScreen);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    width = usable.map(Bounds::width).orElse(Math.min(WIDTH, screen.getWidth()));
    height = usable.map(Bounds::height).orElse(Math.min(HEIGHT, screen.getHeight()));
    stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
    stage.setWidth(width);
    stage.setHeight(height);
    usable.ifPresent(place -> {
      stage.setX(place.x());
      stage.setY(place.y());
      stage.setMaximized(place.maximized());
    });
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /** Where it is now; a maximized window keeps the size that it had on an earlier start. */
  Optional<Bounds> now() {
    if (Double.isNaN(stage.getX())) {
      return Optional.empty();
    }
    boolean full = stage.isMaximized();
    return Optional.of(
        new Bounds(
            stage.getX(),
            stage.getY(),
            full ? width : stage.getWidth(),
            full ? height : stage.getHeight(),
            full));
  }

  private static boolean isOnAScreen(Bounds place) {
    return !Screen.getScreensForRectangle(
            place.x(), place.y(), Math.min(place.width(), 200), Math.min(place.height(), 100))
        .isEmpty();
  }
}
