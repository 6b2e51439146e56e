package io.understudy.console.experiments;

import io.understudy.console.plot.LoadTimes;
import io.understudy.console.plot.TileBar;
import io.understudy.console.plot.WarningLine;
import io.understudy.console.shell.Columns;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import io.understudy.console.verdict.JudgementModel;
import io.understudy.console.verdict.JudgementTable;
import io.understudy.experiment.RunSnapshot;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One run of an experiment: its steps, its hypothesis, its figures, and its verdict. */
final class RunView extends VBox {
  private static final double ENOUGH = 660;
  private static final double HALF = 0.5;

  private final Texts texts;
  private final RunModel model;
  private final RunHead head;
  private final TileBar tiles;
  private final StepList steps;
  private final HeldList probes;
  private final HeldList assertions;
  private final NodeStrip nodes;
  private final LoadTimes times;
  private final VBox warnings = new VBox();
  private final List<WarningLine> warningLines = new ArrayList<>();
  private final Label bandWords;
  private final VBox charts;
  private final JudgementTable judgement;
  private final JudgementModel promiseWords;
  private final Label promiseHelp = Controls.wrapped(Controls.label("setting-help"));
  private final VBox promises;
  private final Columns columns;
  private final VBox page = new VBox();
  private final ScrollPane scroll = new ScrollPane();
  private String id = "";

  RunView(Workspace desk, RunModel model, RunHead head) {
    this.texts = desk.texts();
    this.model = model;
    this.head = head;
    tiles = new TileBar(texts);
    tiles.setId("experiment-tiles");
    steps = new StepList(desk);
    probes = new HeldList(desk, "experiment-probes", texts.text("experiments.hypothesis"));
    assertions = new HeldList(desk, "experiment-assertions", texts.text("experiments.assertions"));
    nodes = new NodeStrip(desk);
    times = new LoadTimes(desk);
    bandWords = Controls.wrapped(Controls.label("setting-help", texts.text("experiments.bands")));
    warnings.getStyleClass().add("load-warnings");
    charts = new VBox(warnings, times, bandWords);
    charts.getStyleClass().add("load-column");
    judgement = new JudgementTable(desk);
    promiseWords = new JudgementModel(texts, desk.formats());
    promises =
        new VBox(
            Controls.label("section-title", texts.text("experiments.promises")),
            promiseHelp,
            judgement);
    promises.getStyleClass().addAll("section", "verdict");
    promises.setId("experiment-promises");
    VBox state = new VBox(probes, nodes);
    state.getStyleClass().add("load-column");
    columns = new Columns(steps, state, ENOUGH, HALF);
    page.getStyleClass().add("load-page");
    scroll.setContent(page);
    scroll.getStyleClass().add("cards-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
  }

  void show(RunSnapshot run) {
    if (!id.equals(run.id())) {
      id = run.id();
      scroll.setVvalue(0);
    }
    boolean over = run.state().isOver();
    head.show(run);
    steps.show(model.steps(run));
    probes.show(texts.said(run.hypothesis().title()), model.probes(run));
    assertions.show(over ? "" : texts.get("experiments.assertions.later"), model.assertions(run));
    nodes.show(model.nodes(run));
    if (run.load() != null) {
      tiles.show(model.tiles(run));
      warn(run.load().warnings());
      times.show(run.load(), model.marks(run), model.bands(run));
      Controls.setShown(bandWords, !run.deviations().isEmpty());
      promiseHelp.setText(promiseWords.summary(run.load().judgement()));
      judgement.show(run.id(), run.load().judgement(), run.load().startedAt());
    }
    order(over, run.load() != null);
  }

  private void warn(List<String> all) {
    Controls.setShown(warnings, !all.isEmpty());
    Controls.fit(warningLines, warnings, all.size(), WarningLine::new);
    for (int i = 0; i < all.size(); i++) {
      warningLines.get(i).show(texts.said(all.get(i)));
    }
  }

  /** What counts most is on top: the steps while it goes on, the verdict once it is there. */
  private void order(boolean over, boolean load) {
    List<Region> wanted = new ArrayList<>();
    if (over) {
      wanted.add(assertions);
    }
    if (load) {
      wanted.add(tiles);
    }
    wanted.add(columns);
    if (load) {
      wanted.add(charts);
    }
    if (!over) {
      wanted.add(assertions);
    }
    if (load) {
      wanted.add(over ? 1 : wanted.size(), promises);
    }
    if (!page.getChildren().equals(wanted)) {
      page.getChildren().setAll(wanted);
    }
  }
}
