package io.understudy.console.charts;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Charts in the room there is: one that has everything where it is little, three below each other
 * where it is high, beside each other where it is wide.
 */
final class ChartBoard extends Pane {
  private static final double HIGH = 400;
  private static final double WIDE = 1_100;
  private static final double GAP = 10;

  /** How they are put. */
  enum Plan {
    ONE,
    ROW,
    COLUMN;

    /** For so many pixels. */
    static Plan of(double width, double height) {
      if (height >= HIGH) {
        return COLUMN;
      }
      return width >= WIDE ? ROW : ONE;
    }
  }

  private final Node one;
  private final Node[] three;
  private Plan plan = Plan.ONE;

  /**
   * A board.
   *
   * @param one has everything
   * @param three have a part each
   */
  ChartBoard(Node one, Node... three) {
    this.one = one;
    this.three = three;
    setMinSize(0, 0);
    getChildren().add(one);
    getChildren().addAll(three);
    widthProperty().addListener(width -> replan());
    heightProperty().addListener(height -> replan());
    show();
  }

  private void replan() {
    Plan now = Plan.of(getWidth(), getHeight());
    if (now != plan) {
      plan = now;
      show();
    }
  }

  private void show() {
    one.setVisible(plan == Plan.ONE);
    for (Node each : three) {
      each.setVisible(plan != Plan.ONE);
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    one.resizeRelocate(0, 0, width, height);
    double wide = plan == Plan.ROW ? (width - GAP * (three.length - 1)) / three.length : width;
    double high = plan == Plan.ROW ? height : height / three.length;
    for (int i = 0; i < three.length; i++) {
      boolean row = plan == Plan.ROW;
      three[i].resizeRelocate(row ? i * (wide + GAP) : 0, row ? 0 : i * high, wide, high);
    }
  }
}
