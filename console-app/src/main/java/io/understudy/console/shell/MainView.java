package io.understudy.console.shell;

import io.understudy.problem.ProblemException;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The window's content: the bar at the top, the rail of the places at the left, the place that
 * shows beside it, and over them what comes and goes.
 */
public final class MainView {
  private static final double GUIDE_SHARE = 0.46;
  private static final double JOURNAL_SHARE = 0.44;

  /**
   * What of the cluster places have beside them, and what is seldom asked for. What is supplied is
   * made when the rest of the window is on the screen, in its place.
   *
   * @param nodes the nodes
   * @param guide what there is to try, below the nodes
   * @param journal the events
   * @param chart throughput and latency
   * @param balancer the balancer's settings, over the others when they are asked for
   * @param faults the selected node's faults, likewise
   * @param registry the leases of the nodes, likewise
   */
  public record Parts(
      Region nodes,
      Region guide,
      Supplier<Region> journal,
      Supplier<Region> chart,
      Lazy<Region> balancer,
      Lazy<Region> faults,
      Lazy<Region> registry) {}

  private final Workspace desk;
  private final StackPane root = new StackPane();
  private final StackPane layers = new StackPane();
  private final BorderPane content = new BorderPane();
  private final Room room;

  /** The content of a window with those parts and the places of the workspace. */
  public MainView(Workspace desk, Parts parts) {
    this.desk = desk;
    Lazy<KeySheet> sheet = Lazy.of(() -> over(new KeySheet(desk)));
    Lazy<CommandPalette> palette = Lazy.of(() -> over(new CommandPalette(desk)));
    Drawer drawer = new Drawer(desk);
    StandardCommands.register(
        desk,
        new StandardCommands.Overlays(
            () -> sheet.get().toggle(),
            () -> palette.get().toggle(),
            () -> drawer.toggle("balancer.title", parts.balancer().get()),
            () -> drawer.toggle("faults.title", parts.faults().get()),
            () -> drawer.show("faults.title", parts.faults().get()),
            () -> drawer.toggle("registry.title", parts.registry().get())));
    room =
        new Room(
            desk.texts(),
            left(parts.nodes(), parts.guide()),
            Room.pair(slot(parts.journal()), slot(parts.chart()), JOURNAL_SHARE));
    desk.places().shown().subscribe(shown -> room.show(shown));
    desk.guide().visit().subscribe(this::show);
    content.setTop(MomentBar.over(desk, new TopBar(desk)));
    content.setLeft(new Rail(desk));
    content.setCenter(new StackPane(room, drawer));
    ToastLayer toasts = new ToastLayer(desk.texts(), desk.toasts());
    // Toasts never cover controls: they stand beside an open drawer.
    toasts
        .translateXProperty()
        .bind(
            Bindings.when(drawer.visibleProperty())
                .then(drawer.widthProperty().negate())
                .otherwise(0));
    desk.places().shown().subscribe(toasts::requestLayout);
    // What they must not cover may come while they stand there.
    desk.bridge().snapshot().subscribe(now -> toasts.lookAgain());
    layers.getChildren().addAll(desk.palette(), content, new StillFrame(desk.bridge()), toasts);
    Magnifier magnifier = new Magnifier(layers);
    magnifier.large().bind(desk.presentation());
    root.getChildren().add(magnifier);
    PortNotices.install(desk);
  }

  /** Takes the place of whatever that scene showed, and listens to its keys. */
  public void enter(Scene scene) {
    scene.setRoot(root);
    Keys.install(scene, desk.commands());
  }

  /**
   * Puts the session view beside the places that want it.
   *
   * @param session the session view
   * @param wide whether it asks for more room than usual
   */
  public void showSession(Region session, ObservableValue<Boolean> wide) {
    room.show(slot(() -> session), wide);
  }

  private Slot slot(Supplier<Region> content) {
    return new Slot(desk.bridge(), content);
  }

  /** A sheet comes over everything that is there. */
  private <T extends Region> T over(T sheet) {
    layers.getChildren().add(sheet);
    return sheet;
  }

  /** Puts something over everything but the sheets; it must let pass what is not its own. */
  public void cover(Region layer) {
    layers.getChildren().add(layers.getChildren().indexOf(content) + 1, layer);
  }

  /** Says that the cluster could not start, in place of everything else. */
  public void showProblem(ProblemException problem, Runnable quit) {
    content.setLeft(null);
    content.setCenter(new StartProblem(desk.texts(), problem, quit));
  }

  private void show(Visit visit) {
    if (visit != null) {
      desk.places().show(visit.place().equals("none") ? "cluster" : visit.place());
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
}
