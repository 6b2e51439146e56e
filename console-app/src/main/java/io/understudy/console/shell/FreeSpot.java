package io.understudy.console.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.web.WebView;

/**
 * Finds where something can stand over the window without covering what a person may want to use.
 */
final class FreeSpot {
  /** In the order in which they are liked. */
  private static final List<Pos> SPOTS =
      List.of(
          Pos.BOTTOM_RIGHT,
          Pos.BOTTOM_CENTER,
          Pos.BOTTOM_LEFT,
          Pos.CENTER_RIGHT,
          Pos.CENTER,
          Pos.CENTER_LEFT,
          Pos.TOP_CENTER);

  private FreeSpot() {}

  /**
   * The first spot where nothing is covered, else the one where the least is.
   *
   * @param room where it may stand
   * @param width how wide it is
   * @param height how high it is
   * @param controls what is not to be covered
   */
  static Pos of(Rectangle2D room, double width, double height, List<Rectangle2D> controls) {
    return SPOTS.stream()
        .min(
            Comparator.comparingLong(spot -> {
              Rectangle2D there = at(spot, room, width, height);
              return controls.stream().filter(there::intersects).count();
            }))
        .orElseThrow();
  }

  /** What a person may want to use below a node, in the coordinates of the scene. */
  static List<Rectangle2D> controls(Parent below, Node butNot) {
    List<Rectangle2D> found = new ArrayList<>();
    collect(below, butNot, found);
    return found;
  }

  private static void collect(Parent below, Node butNot, List<Rectangle2D> found) {
    for (Node node : below.getChildrenUnmodifiable()) {
      if (!node.isVisible() || node.equals(butNot)) {
        continue;
      }
      if (isUsed(node)) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        found.add(
            new Rectangle2D(
                bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight()));
      } else if (node instanceof Parent parent && !(node instanceof WebView)) {
        collect(parent, butNot, found);
      }
    }
  }

  private static boolean isUsed(Node node) {
    return node instanceof ButtonBase
        || node instanceof TextInputControl
        || node instanceof ComboBoxBase<?>
        || node instanceof ChoiceBox<?>
        || node instanceof Slider;
  }

  private static Rectangle2D at(Pos spot, Rectangle2D room, double width, double height) {
    double x =
        switch (spot.getHpos()) {
          case LEFT -> room.getMinX();
          case CENTER -> room.getMinX() + (room.getWidth() - width) / 2;
          case RIGHT -> room.getMaxX() - width;
        };
    double y =
        switch (spot.getVpos()) {
          case TOP -> room.getMinY();
          case CENTER, BASELINE -> room.getMinY() + (room.getHeight() - height) / 2;
          case BOTTOM -> room.getMaxY() - height;
        };
    return new Rectangle2D(x, y, width, height);
  }
}
