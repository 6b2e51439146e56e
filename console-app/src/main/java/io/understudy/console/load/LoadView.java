package io.understudy.console.load;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.bridge.Engine;
import io.understudy.console.bridge.Watch;
import io.understudy.console.shell.Workspace;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadSnapshot;
import java.util.List;
import java.util.Random;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Simulated users: a new load, the run that goes on, and the last ones. FX thread only. */
public final class LoadView {
  private static final int SEEDS = 1_000_000;

  private final Workspace desk;
  private final Watch<List<LoadSnapshot>> runs;
  private final PlanModel plan;
  private final PlanForm form;
  private final RunView run;
  private final RunStrip strip;
  private final StackPane room = new StackPane();
  private final VBox view = new VBox();
  private final Choice choice = new Choice();
  private LoadSnapshot shown;

  /** The load of that workspace's cluster. */
  public LoadView(Workspace desk) {
    this.desk = desk;
    runs = desk.bridge().watch(Engine::loads, null);
    Random random = new Random();
    plan = new PlanModel(() -> random.nextInt(SEEDS));
    RunModel model = new RunModel(desk.texts(), desk.formats());
    form = new PlanForm(desk, plan, this::choose);
    run = new RunView(desk, model, new RunHead(desk, model, this::again, this::change));
    strip = new RunStrip(desk, model, this::choose);
    VBox.setVgrow(room, Priority.ALWAYS);
    room.setMinSize(0, 0);
    view.getChildren().addAll(strip, room);
    desk.bridge().snapshot().addListener(change -> show());
    desk.texts()
        .language()
        .addListener(change -> {
          shown = null;
          show();
        });
    view.sceneProperty().subscribe(scene -> opened(scene != null));
  }

  /** The view. */
  public Region view() {
    return view;
  }

  /** Who comes here while a run goes on wants to see it. */
  private void opened(boolean open) {
    runs.want(open);
    String running = desk.loads().running().get();
    if (open && !running.isEmpty()) {
      choice.choose(running);
    }
    show();
  }

  private void choose(String id) {
    choice.choose(id);
    show();
  }

  private void again(LoadPlan once) {
    desk.loads().start(once, this::choose, desk.calls()::refused);
  }

  private void change(LoadPlan once) {
    plan.describe(once);
    choose("");
  }

  /** Nothing is done while another place shows, and before the runs were read. */
  private void show() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    List<LoadSnapshot> all = runs.value().get();
    if (now == null || all == null || view.getScene() == null) {
      return;
    }
    String id = choice.among(all);
    strip.show(all, id, now.at());
    LoadSnapshot one = all.stream().filter(some -> some.id().equals(id)).findFirst().orElse(null);
    Region wanted = one == null ? form : run;
    if (!room.getChildren().contains(wanted)) {
      room.getChildren().setAll(wanted);
    }
    if (one != null && !(one.equals(shown) && one.state().isOver())) {
      run.show(one, now);
    }
    shown = one;
  }
}
