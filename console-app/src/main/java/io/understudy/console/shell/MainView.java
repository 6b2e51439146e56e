package io.understudy.console.shell;

import io.understudy.console.look.LoadLook;
import io.understudy.console.look.StateGlyph;
import io.understudy.problem.ProblemException;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The window's content. Nodes on the left; beside them the topology and, once it is there, the
 * session view; below them the journal and the chart. People move the borders as they like.
 */
public final class MainView {
  private static final double CARDS_MOST = 316;
  private static final double CARDS_LEAST = 272;
  private static final double CARDS_SHARE = 0.25;
  private static final double SESSION_SHARE = 0.42;
  private static final double WIDE_SESSION_SHARE = 0.6;
  private static final double TOPOLOGY_LEAST = 400;
  private static final double UPPER_SHARE = 0.66;
  private static final double UPPER_SHARE_OF_TWO = 0.76;
  private static final double BUSY = 8;
  private static final double LOW = 800;
  private static final double GUIDE_SHARE = 0.46;

  /**
   * The places, each already made.
   *
   * @param cards the nodes
   * @param topology the drawing
   * @param journal the events
   * @param chart throughput and latency
   * @param balancer the balancer's settings, over the others when they are asked for
   * @param faults the selected node's faults, likewise
   * @param registry the leases of the nodes, likewise
   * @param dns the names and who asked for them, beside the drawing
   * @param calls the calls of a service, likewise
   * @param load simulated users, in all the room beside the nodes
   * @param experiments the experiments and their runs, likewise
   * @param guide what there is to try, below the nodes
   */
  public record Places(
      Region cards,
      Region topology,
      Region journal,
      Region chart,
      Region balancer,
      Region faults,
      Region registry,
      Region dns,
      Region calls,
      Region load,
      Region experiments,
      Region guide) {}

  private final Workspace desk;
  private final StackPane root = new StackPane();
  private final BorderPane content = new BorderPane();
  private final SplitPane upper;
  private final SplitPane right;

  /** The content of a window with those places. */
  public MainView(Workspace desk, Places places) {
    this.desk = desk;
    KeySheet sheet = new KeySheet(desk.texts());
    Tabs tabs =
        new Tabs(
            desk.texts(),
            List.of(
                new Tabs.Tab("topology", places.topology()),
                new Tabs.Tab("dns", places.dns()),
                new Tabs.Tab("calls", places.calls()),
                new Tabs.Tab("load", places.load(), true),
                new Tabs.Tab("experiments", places.experiments(), true)));
    mark(tabs, "load", desk.loads().running());
    mark(tabs, "experiments", desk.runs().running());
    Drawer drawer = new Drawer(desk);
    StandardCommands.register(
        desk,
        new StandardCommands.Overlays(
            sheet::toggle,
            () -> drawer.toggle("balancer.title", places.balancer()),
            () -> drawer.toggle("faults.title", places.faults()),
            () -> drawer.show("faults.title", places.faults()),
            () -> drawer.toggle("registry.title", places.registry()),
            () -> tabs.toggle("dns"),
            () -> tabs.toggle("calls"),
            () -> tabs.toggle("load"),
            () -> tabs.toggle("experiments")));
    sheet.list(desk.commands());
    desk.guide().visit().subscribe(visit -> show(tabs, visit));
    upper = split(Orientation.HORIZONTAL, tabs);
    SplitPane lower = split(Orientation.HORIZONTAL, places.journal(), places.chart());
    lower.setDividerPositions(0.44);
    right = split(Orientation.VERTICAL, upper, lower);
    right.setDividerPositions(UPPER_SHARE);
    StackPane rest = new StackPane(right);
    tabs.wide().subscribe(wide -> widen(rest, tabs, wide));
    content.setTop(new TopBar(desk));
    content.setCenter(new StackPane(beside(left(places.cards(), places.guide()), rest), drawer));
    ToastLayer toasts = new ToastLayer(desk.texts(), desk.toasts());
    // Toasts never cover controls: they stand beside an open drawer.
    toasts
        .translateXProperty()
        .bind(
            Bindings.when(drawer.visibleProperty())
                .then(drawer.widthProperty().negate())
                .otherwise(0));
    root.getChildren().addAll(desk.palette(), content, toasts, sheet);
    PortNotices.install(desk);
  }

  private void mark(Tabs tabs, String name, ObservableValue<String> running) {
    StateGlyph busy = new StateGlyph(desk.palette(), BUSY);
    busy.show(LoadLook.RUNNING.shape(), LoadLook.RUNNING.tone());
    tabs.mark(name, busy, running.map(id -> !id.isEmpty()));
  }

  /** A scene of this content, dressed and with its keys. */
  public Scene scene(double width, double height) {
    Scene scene = new Scene(root, width, height);
    desk.theme().dress(scene);
    Keys.install(scene, desk.commands());
    return scene;
  }

  /**
   * Puts the session view beside the topology.
   *
   * @param session the session view
   * @param wide whether it asks for more room than usual
   */
  public void showSession(Region session, ObservableValue<Boolean> wide) {
    SplitPane.setResizableWithParent(session, true);
    upper.getItems().add(session);
    wide.subscribe(
        wanted -> {
          upper.setDividerPositions(topologyShare(upper.getWidth(), wanted));
          right.setDividerPositions(upperShare(right.getHeight(), wanted));
        });
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

  /** Says that the cluster could not start, in place of everything else. */
  public void showProblem(ProblemException problem, Runnable quit) {
    content.setCenter(new StartProblem(desk.texts(), problem, quit));
  }

  /** Gives the tabs all the room, or puts them back; the borders stay where they were moved to. */
  private void widen(StackPane rest, Tabs tabs, boolean wide) {
    boolean isWide = rest.getChildren().contains(tabs);
    if (isWide == wide) {
      return;
    }
    double[] borders = upper.getDividerPositions();
    if (wide) {
      upper.getItems().set(0, new Region());
      rest.getChildren().add(tabs);
    } else {
      rest.getChildren().remove(tabs);
      upper.getItems().set(0, tabs);
    }
    upper.setDividerPositions(borders);
    right.setVisible(!wide);
  }

  private static void show(Tabs tabs, Visit visit) {
    if (visit != null) {
      tabs.select(visit.place().equals("none") ? "topology" : visit.place());
    }
  }

  /** What there is to try never takes more than half of the room of the nodes. */
  private static VBox left(Region cards, Region guide) {
    VBox left = new VBox(cards, guide);
    left.getStyleClass().add("left");
    VBox.setVgrow(cards, Priority.ALWAYS);
    guide.maxHeightProperty().bind(left.heightProperty().multiply(GUIDE_SHARE));
    guide.minHeightProperty().bind(left.heightProperty().multiply(GUIDE_SHARE));
    guide.prefHeightProperty().bind(left.heightProperty().multiply(GUIDE_SHARE));
    return left;
  }

  /** The cards need no more room in a wide window, and no less than their words in a small one. */
  private static HBox beside(Region cards, Region rest) {
    HBox row = new HBox(cards, rest);
    row.getStyleClass().add("content");
    cards.setMinWidth(Region.USE_PREF_SIZE);
    cards
        .prefWidthProperty()
        .bind(
            row.widthProperty()
                .map(
                    width ->
                        Math.clamp(width.doubleValue() * CARDS_SHARE, CARDS_LEAST, CARDS_MOST)));
    HBox.setHgrow(rest, Priority.ALWAYS);
    return row;
  }

  private static SplitPane split(Orientation orientation, Region... items) {
    SplitPane split = new SplitPane(items);
    split.setOrientation(orientation);
    split.getStyleClass().add("places");
    split.setMinSize(0, 0);
    return split;
  }
}
