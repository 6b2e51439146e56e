package io.understudy.console.plot;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * How a person points at a chart, zooms and pans it, with the pointer and with the keys alone. On a
 * page that scrolls the wheel belongs to the page, unless the chart has the focus or Control is
 * held.
 */
final class TimeGestures {
  private static final double NEARER = 0.8;
  private static final double MANY = 10;
  private static final double HALF = 0.5;

  private final Region area;
  private final TimeGroup group;
  private final Supplier<Plot> plot;
  private final Supplier<TimeChart> chart;
  private double pointer = -1;
  private double dragged = Double.NaN;

  private TimeGestures(
      Region area, TimeGroup group, Supplier<Plot> plot, Supplier<TimeChart> chart) {
    this.area = area;
    this.group = group;
    this.plot = plot;
    this.chart = chart;
  }

  /**
   * Lets an area be pointed at.
   *
   * @param plot where the lines are now; null before there are any
   * @param chart what is shown now
   */
  static TimeGestures on(
      Region area, TimeGroup group, Supplier<Plot> plot, Supplier<TimeChart> chart) {
    TimeGestures gestures = new TimeGestures(area, group, plot, chart);
    area.setOnMouseMoved(event -> gestures.point(event.getX()));
    area.setOnMouseExited(event -> gestures.leave());
    area.setOnMousePressed(gestures::press);
    area.setOnMouseDragged(gestures::drag);
    area.setOnMouseReleased(event -> gestures.dragged = Double.NaN);
    area.setOnMouseClicked(gestures::click);
    area.setOnScroll(gestures::wheel);
    area.setOnKeyPressed(gestures::key);
    return gestures;
  }

  /** The pointer stays where it is while the time moves on under it. */
  void follow() {
    if (pointer >= 0) {
      point(pointer);
    }
  }

  private void point(double x) {
    Plot now = plot.get();
    pointer = x;
    if (now != null && x >= now.left() && x <= now.right()) {
      group.cursor().set(now.at(x));
    } else {
      group.leave();
    }
  }

  private void leave() {
    if (pointer >= 0) {
      pointer = -1;
      group.leave();
    }
  }

  private void press(MouseEvent event) {
    area.requestFocus();
    if (event.getButton() == MouseButton.PRIMARY) {
      dragged = event.getX();
    }
  }

  private void drag(MouseEvent event) {
    Plot now = plot.get();
    if (now != null && !Double.isNaN(dragged)) {
      group.frame().pan(now.at(dragged) - now.at(event.getX()));
      dragged = event.getX();
      point(event.getX());
    }
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      group.frame().home();
    }
  }

  private void wheel(ScrollEvent event) {
    Plot now = plot.get();
    boolean wanted = event.isControlDown() || area.isFocused() || !isOnPage();
    boolean turned = event.getDeltaX() != 0 || event.getDeltaY() != 0;
    if (now == null || !wanted || !turned) {
      return;
    }
    event.consume();
    if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
      group.frame().pan(now.at(0) - now.at(event.getDeltaX()));
    } else {
      group.frame().zoom(event.getDeltaY() > 0 ? NEARER : 1 / NEARER, now.at(event.getX()));
    }
  }

  private boolean isOnPage() {
    for (Node node = area; node != null; node = node.getParent()) {
      if (node instanceof ScrollPane) {
        return true;
      }
    }
    return false;
  }

  private void key(KeyEvent event) {
    Plot now = plot.get();
    if (now == null || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    double steps = event.isShiftDown() ? MANY : 1;
    TimeFrame frame = group.frame();
    boolean known = true;
    switch (event.getCode()) {
      case LEFT -> step(-steps);
      case RIGHT -> step(steps);
      case HOME -> go(now.from());
      case END -> go(now.to());
      case PAGE_UP -> frame.pan(-HALF * (now.to() - now.from()));
      case PAGE_DOWN -> frame.pan(HALF * (now.to() - now.from()));
      case PLUS, EQUALS, ADD -> frame.zoom(NEARER, middle(now));
      case MINUS, SUBTRACT -> frame.zoom(1 / NEARER, middle(now));
      case BACK_SPACE -> frame.home();
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private double middle(Plot now) {
    return group.points() ? group.cursor().get() : now.to();
  }

  /** To the next measured moment; beyond the edge the chart moves along. */
  private void step(double steps) {
    Plot now = plot.get();
    double at = group.points() ? group.cursor().get() : now.to();
    go(chart.get().neighbour(at, (int) steps));
  }

  private void go(double at) {
    TimeFrame.Range shown = group.frame().shown().get();
    if (at < shown.from()) {
      group.frame().pan(at - shown.from());
    } else if (at > shown.to()) {
      group.frame().pan(at - shown.to());
    }
    pointer = -1;
    group.cursor().set(at);
  }
}
