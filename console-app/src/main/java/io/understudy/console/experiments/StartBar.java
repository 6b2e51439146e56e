package io.understudy.console.experiments;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How the next run is to be, and what it does not touch. */
final class StartBar extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Texts texts;
  private final StartModel model;

  StartBar(Texts texts, StartModel model) {
    this.texts = texts;
    this.model = model;
    Label own = Controls.wrapped(Controls.label("experiment-own", texts.text("experiments.safe")));
    own.setId("experiment-safe");
    FlowPane line = new FlowPane(seed(), pace());
    line.getStyleClass().add("plan-line");
    Label error = Controls.wrapped(Controls.label("setting-error", texts.said(model.error())));
    error.setId("experiment-error");
    error.visibleProperty().bind(model.error().isNotEmpty());
    error.managedProperty().bind(error.visibleProperty());
    getStyleClass().add("section");
    getChildren().addAll(own, line, error);
  }

  private HBox seed() {
    TextField field = new TextField();
    field.setId("experiment-seed");
    field.getStyleClass().addAll("setting-field", "seed-field");
    field.textProperty().bindBidirectional(model.seed());
    field.promptTextProperty().bind(texts.text("experiments.seed.any"));
    Controls.describe(field, texts.text("experiments.seed.help"));
    field.accessibleHelpProperty().bind(texts.said(model.error()));
    model.error().subscribe(text -> field.pseudoClassStateChanged(WRONG, !text.isEmpty()));
    return named("experiments.seed", field);
  }

  private HBox pace() {
    HBox bar = new HBox();
    bar.getStyleClass().add("segments");
    ToggleGroup group = new ToggleGroup();
    for (Pace pace : Pace.values()) {
      ToggleButton button = new ToggleButton();
      button.textProperty().bind(texts.text(pace.textKey()));
      button.setId("experiment-pace-" + pace.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add("segment");
      button.setToggleGroup(group);
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(event -> {
        model.pace().set(pace);
        button.setSelected(true);
      });
      model.pace().subscribe(now -> button.setSelected(now == pace));
      bar.getChildren().add(button);
    }
    return named("experiments.pace", bar);
  }

  private HBox named(String key, Node control) {
    HBox line = new HBox(Controls.whole(Controls.label("setting-help", texts.text(key))), control);
    line.getStyleClass().add("setting-value");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
