package io.understudy.console.calls;

import io.understudy.console.calls.CallsModel.Row;
import io.understudy.console.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The steps of one call, one below the other; new ones appear one after the other. */
final class Steps extends VBox {
  private static final double BETWEEN_MS = 110;
  private static final double MOST_MS = 1_400;

  private final Workspace desk;
  private final List<StepRow> rows = new ArrayList<>();
  private List<Row> shown = List.of();
  private long call;
  private double busyUntil;

  Steps(Workspace desk) {
    this.desk = desk;
    setId("call-steps");
    getStyleClass().add("steps");
  }

  /**
   * Shows a call.
   *
   * @param id its number
   * @param steps all of its steps so far
   * @param live whether it was just made, so that its steps come one by one
   */
  void show(long id, List<Row> steps, boolean live) {
    if (id != call) {
      call = id;
      rows.clear();
      getChildren().clear();
      shown = List.of();
      busyUntil = 0;
    }
    double now = System.nanoTime() / 1e6;
    for (int i = 0; i < steps.size(); i++) {
      if (i < shown.size()) {
        if (!shown.get(i).equals(steps.get(i))) {
          rows.get(i).show(steps.get(i));
        }
        continue;
      }
      StepRow row = new StepRow(desk);
      row.show(steps.get(i));
      rows.add(row);
      getChildren().add(row);
      if (live) {
        double begin = Math.clamp(busyUntil, now, now + MOST_MS);
        row.appear(Duration.millis(begin - now));
        busyUntil = begin + BETWEEN_MS;
      }
    }
    shown = List.copyOf(steps);
  }
}
