package io.understudy.console.verdict;

import io.understudy.check.Judgement;
import io.understudy.console.shell.Columns;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.console.verdict.JudgementModel.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;

/**
 * All checks of a run in their order, in two columns where there is room; one that has evidence
 * opens. FX thread only.
 */
public final class JudgementTable extends VBox {
  private static final double ENOUGH = 760;

  private final Workspace desk;
  private final JudgementModel model;
  private final VBox left = new VBox();
  private final VBox right = new VBox();
  private final List<CheckRow> leftRows = new ArrayList<>();
  private final List<CheckRow> rightRows = new ArrayList<>();
  private List<Row> shown = List.of();
  private String run = "";

  /** An empty table. */
  public JudgementTable(Workspace desk) {
    this.desk = desk;
    this.model = new JudgementModel(desk.texts(), desk.formats());
    getStyleClass().add("judgement");
    left.getStyleClass().add("judgement-column");
    right.getStyleClass().add("judgement-column");
    getChildren().add(new Columns(left, right, ENOUGH, 0.5));
  }

  /**
   * Shows a judgement.
   *
   * @param id of which run; what was opened stays open as long as it is the same
   * @param judgement what the checker says; null before the end
   * @param began when the run began; null if it has not
   */
  public void show(String id, Judgement judgement, Instant began) {
    List<Row> now = model.rows(judgement, began);
    if (now.equals(shown) && id.equals(run)) {
      return;
    }
    boolean other = !id.equals(run);
    shown = now;
    run = id;
    int half = (now.size() + 1) / 2;
    show(leftRows, left, now.subList(0, half), other);
    show(rightRows, right, now.subList(half, now.size()), other);
  }

  private void show(List<CheckRow> built, VBox column, List<Row> now, boolean other) {
    Controls.fit(built, column, now.size(), () -> new CheckRow(desk));
    for (int i = 0; i < now.size(); i++) {
      built.get(i).show(now.get(i), other);
    }
  }
}
