package io.understudy.console.verdict;

import io.understudy.check.Judgement;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.console.verdict.JudgementModel.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;

/** All checks of a run, one below the other; one that has evidence opens. FX thread only. */
public final class JudgementTable extends VBox {
  private final Workspace desk;
  private final JudgementModel model;
  private final List<CheckRow> rows = new ArrayList<>();
  private List<Row> shown = List.of();
  private String run = "";

  /** An empty table. */
  public JudgementTable(Workspace desk) {
    this.desk = desk;
    this.model = new JudgementModel(desk.texts(), desk.formats());
    getStyleClass().add("judgement");
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
    Controls.fit(rows, this, now.size(), () -> new CheckRow(desk));
    for (int i = 0; i < now.size(); i++) {
      rows.get(i).show(now.get(i), other);
    }
  }
}
