package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/**
 * The facts of the summary as chips. They are never shortened: what says least gives way first
 * where the bar has too little room, and a trouble never does.
 */
final class Summary extends HBox {
  private final SummaryModel model;
  private final Workspace desk;
  private List<SummaryModel.Fact> facts = List.of();

  Summary(Workspace desk) {
    this.desk = desk;
    this.model = new SummaryModel(desk.texts(), desk.formats());
    getStyleClass().add("summary");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    desk.bridge().snapshot().addListener(change -> show());
    desk.bridge().paused().addListener(change -> show());
    desk.texts().language().addListener(change -> show());
    show();
  }

  private void show() {
    facts = model.facts(desk.bridge().snapshot().get());
    int chips = facts.size() + (desk.bridge().paused().get() ? 1 : 0);
    while (getChildren().size() < chips) {
      getChildren().add(Controls.whole(Controls.label("chip")));
    }
    getChildren().remove(chips, getChildren().size());
    for (int i = 0; i < facts.size(); i++) {
      put(i, facts.get(i));
    }
    if (chips > facts.size()) {
      put(facts.size(), paused(), "accent", "");
    }
  }

  private String paused() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    return now == null
        ? desk.texts().get("command.pause")
        : desk.texts().get("summary.paused", desk.formats().clock(now.at()));
  }

  @Override
  protected void layoutChildren() {
    List<Node> chips = new ArrayList<>(getChildren());
    for (SummaryModel.Mood mood : List.of(SummaryModel.Mood.PLAIN, SummaryModel.Mood.GOOD)) {
      for (int i = 0; i < facts.size() && width(chips) > getWidth(); i++) {
        if (facts.get(i).mood() == mood) {
          chips.remove(getChildren().get(i));
        }
      }
    }
    double x = 0;
    for (Node chip : getChildren()) {
      chip.setVisible(chips.contains(chip));
      if (chip.isVisible()) {
        double high = chip.prefHeight(-1);
        chip.resizeRelocate(x, (getHeight() - high) / 2, chip.prefWidth(-1), high);
        x += chip.getLayoutBounds().getWidth() + getSpacing();
      }
    }
  }

  private double width(List<Node> chips) {
    return chips.stream().mapToDouble(chip -> chip.prefWidth(-1) + getSpacing()).sum();
  }

  private void put(int index, SummaryModel.Fact fact) {
    put(index, fact.text(), fact.mood().name().toLowerCase(Locale.ROOT), fact.reason());
  }

  private void put(int index, String text, String mood, String reason) {
    Label chip = (Label) getChildren().get(index);
    chip.setText(text);
    chip.setAccessibleText(reason.isEmpty() ? text : text + ": " + reason);
    if (reason.isEmpty()) {
      chip.setTooltip(null);
    } else if (chip.getTooltip() == null || !chip.getTooltip().getText().equals(reason)) {
      chip.setTooltip(new Tooltip(reason));
    }
    if (!chip.getStyleClass().getLast().equals(mood)) {
      chip.getStyleClass().setAll("label", "chip", mood);
    }
  }
}
