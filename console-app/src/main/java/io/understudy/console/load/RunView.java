package io.understudy.console.load;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.plot.LoadCharts;
import io.understudy.console.plot.LoadTimes;
import io.understudy.console.plot.Mark;
import io.understudy.console.plot.TileBar;
import io.understudy.console.plot.WarningLine;
import io.understudy.console.shell.Columns;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import io.understudy.console.verdict.JudgementModel;
import io.understudy.console.verdict.JudgementTable;
import io.understudy.load.LoadSnapshot;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One run: its figures, second by second, by node and by journey, and the verdict. */
final class RunView extends VBox {
  private static final double ENOUGH = 860;
  private static final double CHARTS_SHARE = 0.6;
  private static final double PARTS_SHARE = 0.66;
  private static final double NARROW = 360;

  private final Workspace desk;
  private final Texts texts;
  private final RunModel model;
  private final JudgementModel words;
  private final RunHead head;
  private final VBox warnings = new VBox();
  private final List<WarningLine> warningLines = new ArrayList<>();
  private final TileBar tiles;
  private final LoadTimes times;
  private final PartTable nodes;
  private final PartTable journeys;
  private final CurveBox curves;
  private final CauseTable causes;
  private final JudgementTable judgement;
  private final VBox verdict = new VBox();
  private final VBox page = new VBox();
  private final ScrollPane scroll = new ScrollPane();
  private List<Region> below = List.of();
  private String id = "";
  private final Label verdictWords = Controls.wrapped(Controls.label("setting-help"));

  RunView(Workspace desk, RunModel model, RunHead head) {
    this.desk = desk;
    this.texts = desk.texts();
    this.model = model;
    this.head = head;
    words = new JudgementModel(texts, desk.formats());
    tiles = new TileBar(texts);
    tiles.setId("load-tiles");
    times = new LoadTimes(desk);
    nodes = new PartTable(desk, texts.text("load.by-node"));
    journeys = new PartTable(desk, texts.text("load.by-journey"));
    curves = new CurveBox(desk, model);
    causes = new CauseTable(desk);
    judgement = new JudgementTable(desk);
    getChildren().addAll(head, content());
  }

  private ScrollPane content() {
    verdict
        .getChildren()
        .setAll(
            Controls.label("section-title", texts.text("verdict.title")), verdictWords, judgement);
    verdict.getStyleClass().addAll("section", "verdict");
    verdict.setId("load-verdict");
    warnings.getStyleClass().add("load-warnings");
    page.getStyleClass().add("load-page");
    Columns parts = new Columns(nodes, journeys, NARROW, 0.5);
    below =
        List.of(
            new Columns(times, curves, ENOUGH, CHARTS_SHARE),
            new Columns(parts, causes, ENOUGH, PARTS_SHARE));
    order(false);
    scroll.setContent(page);
    scroll.getStyleClass().add("cards-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  /** Shows a run as it is in that picture of the cluster. */
  void show(LoadSnapshot run, ClusterSnapshot now) {
    if (!id.equals(run.id())) {
      id = run.id();
      scroll.setVvalue(0);
    }
    head.show(run, now.at());
    warn(run.warnings());
    tiles.show(model.tiles(run));
    List<Mark> marks = marks(run);
    times.show(run, marks, List.of());
    nodes.show(model.nodes(run, now));
    journeys.show(model.journeys(run));
    curves.show(run);
    causes.show(model.causes(run), run.lastFailure());
    verdictWords.setText(words.summary(run.judgement()));
    judgement.show(run.id(), run.judgement(), run.startedAt());
    order(run.state().isOver());
  }

  /** What counts most is on top: the figures while it goes on, the verdict once it is there. */
  private void order(boolean over) {
    List<Region> wanted = new ArrayList<>(List.of(warnings, tiles));
    wanted.addAll(below);
    wanted.add(over ? 2 : wanted.size(), verdict);
    if (!page.getChildren().equals(wanted)) {
      page.getChildren().setAll(wanted);
    }
  }

  private void warn(List<String> all) {
    Controls.setShown(warnings, !all.isEmpty());
    Controls.fit(warningLines, warnings, all.size(), WarningLine::new);
    for (int i = 0; i < all.size(); i++) {
      warningLines.get(i).show(texts.said(all.get(i)));
    }
  }

  private List<Mark> marks(LoadSnapshot run) {
    return run.startedAt() == null
        ? List.of()
        : Mark.of(desk.marked().newestFirst(), run.startedAt(), 0, LoadCharts.end(run)).stream()
            .filter(mark -> !mark.subject().equals(run.id())) // that it runs is seen
            .toList();
  }
}
