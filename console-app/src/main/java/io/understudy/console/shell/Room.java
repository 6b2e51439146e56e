package io.understudy.console.shell;

import io.understudy.console.shell.Place.Beside;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Where the places show: the nodes at the left, the place in the middle, the session view at its
 * right, journal and charts below, each as far as the place wants it. People move the borders as
 * they like, and find them where they were when they come back. FX thread only.
 */
final class Room extends HBox {
  private static final double CARDS_MOST = 316;
  private static final double CARDS_LEAST = 272;
  private static final double CARDS_SHARE = 0.25;
  private static final double SESSION_SHARE = 0.42;
  private static final double WIDE_SESSION_SHARE = 0.6;
  private static final double TOPOLOGY_LEAST = 400;
  private static final double UPPER_SHARE = 0.66;
  private static final double UPPER_SHARE_OF_TWO = 0.76;
  private static final double LOW = 800;

  private final Texts texts;
  private final Region nodes;
  private final Region events;
  private final StackPane middle = new StackPane();
  private final SplitPane upper = split(Orientation.HORIZONTAL, middle);
  private final SplitPane columns = split(Orientation.VERTICAL, upper);

  /** Where the borders stood, across and down, while those parts were beside a place. */
  private final Map<Set<Beside>, List<double[]>> moved = new HashMap<>();

  private final Map<Place, Region> frames = new HashMap<>();
  private Set<Beside> beside = Set.of();
  private Region session;
  private boolean wideSession;

  Room(Texts texts, Region nodes, Region events) {
    this.texts = texts;
    this.nodes = nodes;
    this.events = events;
    getStyleClass().add("content");
    middle.setMinSize(0, 0);
    nodes.setMinWidth(USE_PREF_SIZE);
    nodes
        .prefWidthProperty()
        .bind(
            widthProperty()
                .map(width ->
                    Math.clamp(width.doubleValue() * CARDS_SHARE, CARDS_LEAST, CARDS_MOST)));
    HBox.setHgrow(columns, Priority.ALWAYS);
    getChildren().addAll(nodes, columns);
  }

  /** Two parts side by side that share the room below. */
  static SplitPane pair(Region left, Region right, double share) {
    SplitPane pair = split(Orientation.HORIZONTAL, left, right);
    pair.setDividerPositions(share);
    return pair;
  }

  /** Shows that place and what it wants beside it. */
  void show(Place place) {
    if (!moved.isEmpty() || !beside.isEmpty()) {
      moved.put(beside, List.of(upper.getDividerPositions(), columns.getDividerPositions()));
    }
    beside = place.beside();
    middle.getChildren().setAll(frames.computeIfAbsent(place, this::frame));
    arrange();
  }

  /**
   * Has a session view from now on.
   *
   * @param view the session view
   * @param wide whether it asks for more room than usual
   */
  void show(Region view, ObservableValue<Boolean> wide) {
    session = view;
    SplitPane.setResizableWithParent(view, true);
    wide.subscribe(wanted -> {
      wideSession = wanted;
      moved.clear();
      arrange();
    });
  }

  private void arrange() {
    Controls.setShown(nodes, beside.contains(Beside.NODES));
    List<Node> row = new ArrayList<>(List.of(middle));
    if (beside.contains(Beside.SESSION) && session != null) {
      row.add(session);
    }
    renew(upper, row);
    renew(columns, beside.contains(Beside.EVENTS) ? List.of(upper, events) : List.of(upper));
    List<double[]> borders = moved.get(beside);
    upper.setDividerPositions(
        borders == null
            ? new double[] {topologyShare(upper.getWidth(), wideSession || !isWhole())}
            : borders.getFirst());
    columns.setDividerPositions(
        borders == null
            ? new double[] {upperShare(columns.getHeight(), wideSession)}
            : borders.getLast());
  }

  /** Whether everything shows, so that the middle is the drawing. */
  private boolean isWhole() {
    return beside.size() == Beside.values().length;
  }

  private Region frame(Place place) {
    return place.view().get() instanceof Panel panel
        ? panel
        : new Panel(texts.text(place.titleKey()), place.view().get());
  }

  /** What of a column that high is above the journal; two pages in a low window need more of it. */
  static double upperShare(double height, boolean wideSession) {
    return wideSession && height > 0 && height < LOW ? UPPER_SHARE_OF_TWO : UPPER_SHARE;
  }

  /** What of a row that wide is the topology's; a small window keeps its names readable. */
  static double topologyShare(double width, boolean wideSession) {
    double usual = 1 - SESSION_SHARE;
    if (!wideSession) {
      return usual;
    }
    double least = width > 0 ? Math.min(usual, TOPOLOGY_LEAST / width) : 0;
    return Math.max(1 - WIDE_SESSION_SHARE, least);
  }

  /** Only what changes is touched: a page that is taken out and put back loses its focus. */
  private static void renew(SplitPane split, List<Node> items) {
    if (!split.getItems().equals(items)) {
      split.getItems().setAll(items);
    }
  }

  private static SplitPane split(Orientation orientation, Region... items) {
    SplitPane split = new SplitPane(items);
    split.setOrientation(orientation);
    split.getStyleClass().add("places");
    split.setMinSize(0, 0);
    return split;
  }
}
