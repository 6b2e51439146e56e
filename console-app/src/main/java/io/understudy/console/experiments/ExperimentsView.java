package io.understudy.console.experiments;

import io.understudy.console.bridge.Engine;
import io.understudy.console.bridge.Watch;
import io.understudy.console.shell.Columns;
import io.understudy.console.shell.Workspace;
import io.understudy.experiment.RunSnapshot;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Experiments, the run that goes on, the last ones, and two beside each other. FX thread only. */
public final class ExperimentsView {
  private static final double ENOUGH = 620;
  private static final double LIST_SHARE = 0.62;

  private final Workspace desk;
  private final Watch<List<RunSnapshot>> runs;
  private final ShelfView shelf;
  private final RunList list;
  private final RunView run;
  private final CompareView compare;
  private final PlaceStrip strip;
  private final ScrollPane overview = new ScrollPane();
  private final StackPane room = new StackPane();
  private final VBox view = new VBox();
  private RunSnapshot shown;

  /** The run that was chosen to look at; empty for none. */
  private String chosen = "";

  /** The two that are compared. */
  private Pair pair = new Pair("", "");

  private Where where = Where.OVERVIEW;

  /** What the place shows. */
  enum Where {
    OVERVIEW,
    RUN,
    COMPARISON
  }

  /** Two runs by their ids. */
  record Pair(String left, String right) {}

  /** The experiments of that workspace. */
  public ExperimentsView(Workspace desk) {
    this.desk = desk;
    runs = desk.bridge().watch(Engine::runs, null);
    shelf = new ShelfView(desk, this::open);
    list = new RunList(desk, this::open, this::beside);
    RunModel model = new RunModel(desk.texts(), desk.formats());
    run = new RunView(desk, model, new RunHead(desk, model, this::again, this::beside));
    compare = new CompareView(desk);
    strip = new PlaceStrip(desk, this::go);
    VBox page = new VBox(new Columns(shelf, list, ENOUGH, LIST_SHARE));
    page.getStyleClass().add("load-page");
    overview.setContent(page);
    overview.getStyleClass().add("cards-scroll");
    overview.setFitToWidth(true);
    overview.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(room, Priority.ALWAYS);
    room.setMinSize(0, 0);
    view.getChildren().addAll(strip, room);
    desk.bridge().snapshot().addListener(change -> show());
    desk.texts().language().addListener(change -> translate());
    view.sceneProperty().subscribe(scene -> opened(scene != null));
  }

  /** The view. */
  public Region view() {
    return view;
  }

  /**
   * Reports of earlier processes are read away from the steady tick, which then finds them read.
   */
  private void opened(boolean open) {
    runs.want(false);
    if (open) {
      desk.calls()
          .ask(Engine::runs, all -> runs.want(view.getScene() != null), desk.calls()::refused);
      shelf.refresh();
      String running = desk.runs().running().get();
      if (!running.isEmpty()) {
        open(running);
      }
    }
    show();
  }

  private void translate() {
    shown = null;
    shelf.show();
    show();
  }

  private void go(Where to) {
    where = to;
    if (to == Where.OVERVIEW) {
      shelf.refresh();
    }
    show();
  }

  private void open(String id) {
    chosen = id;
    go(Where.RUN);
  }

  private void again(RunSnapshot once) {
    desk.runs().again(once, this::open);
  }

  private void beside(RunSnapshot one) {
    String other = Picked.beside(one, runs.value().get());
    if (other.isEmpty()) {
      desk.toasts().info(desk.texts().get("experiments.compare.none"));
    } else {
      beside(other, one.id());
    }
  }

  private void beside(String left, String right) {
    pair = new Pair(left, right);
    compare.show(null);
    desk.runs().compare(left, right, compare::show);
    go(Where.COMPARISON);
  }

  /** Nothing is done while another place shows, and before the runs were read. */
  private void show() {
    List<RunSnapshot> all = runs.value().get();
    if (view.getScene() == null) {
      return;
    }
    RunSnapshot one =
        all == null
            ? null
            : all.stream().filter(some -> some.id().equals(chosen)).findFirst().orElse(null);
    Where here = where == Where.RUN && one == null ? Where.OVERVIEW : where;
    strip.show(here, one, pair);
    Region wanted =
        switch (here) {
          case OVERVIEW -> overview;
          case RUN -> run;
          case COMPARISON -> compare;
        };
    if (!room.getChildren().contains(wanted)) {
      room.getChildren().setAll(wanted);
    }
    if (here == Where.OVERVIEW && all != null) {
      list.show(all);
    }
    if (here == Where.RUN && !(one.equals(shown) && one.state().isOver())) {
      run.show(one);
      shown = one;
    }
  }
}
