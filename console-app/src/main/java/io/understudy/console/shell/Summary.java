package io.understudy.console.shell;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The facts of the summary as chips. They are never shortened: the bar makes room for them. */
final class Summary extends HBox {
  private final SummaryModel model;
  private final Workspace desk;

  Summary(Workspace desk) {
    this.desk = desk;
    this.model = new SummaryModel(desk.texts(), desk.formats());
    getStyleClass().add("summary");
    setAlignment(Pos.CENTER_LEFT);
    desk.bridge().snapshot().addListener(change -> show());
    desk.bridge().paused().addListener(change -> show());
    desk.texts().language().addListener(change -> show());
    show();
  }

  private void show() {
    List<SummaryModel.Fact> facts = model.facts(desk.bridge().snapshot().get());
    int chips = facts.size() + (desk.bridge().paused().get() ? 1 : 0);
    while (getChildren().size() < chips) {
      getChildren().add(Controls.whole(Controls.label("chip")));
    }
    getChildren().remove(chips, getChildren().size());
    for (int i = 0; i < facts.size(); i++) {
      put(i, facts.get(i).text(), facts.get(i).mood().name().toLowerCase(Locale.ROOT));
    }
    if (chips > facts.size()) {
      put(facts.size(), desk.texts().get("summary.paused"), "accent");
    }
  }

  private void put(int index, String text, String mood) {
    Label chip = (Label) getChildren().get(index);
    chip.setText(text);
    if (!chip.getStyleClass().getLast().equals(mood)) {
      chip.getStyleClass().setAll("label", "chip", mood);
    }
  }
}
