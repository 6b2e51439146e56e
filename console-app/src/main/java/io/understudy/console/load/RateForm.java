package io.understudy.console.load;

import io.understudy.console.load.RateFields.Kind;
import io.understudy.console.load.RateFields.Step;
import io.understudy.console.look.Drawing;
import io.understudy.console.look.Tone;
import io.understudy.console.plot.LoadCharts;
import io.understudy.console.plot.TimePainter;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import io.understudy.load.LoadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The rate over time: constant, a ramp or steps, with a picture of what is typed. */
final class RateForm extends VBox {
  private static final double PICTURE = 132;

  private final Texts texts;
  private final RateFields rates;
  private final StackPane room = new StackPane();
  private final VBox steps = new VBox();
  private final Drawing picture;
  private LoadPlan drawn;

  RateForm(Workspace desk, PlanModel model) {
    this.texts = desk.texts();
    this.rates = model.rates();
    getStyleClass().add("section");
    TimePainter painter =
        new TimePainter(
            desk.palette(),
            texts,
            desk.formats(),
            at -> texts.get("load.at", Words.plain(at)),
            Tone.RAISED);
    picture =
        new Drawing(
            desk.palette(),
            (g, width, height) ->
                painter.paint(g, width, height, LoadCharts.planned(drawn), Double.NaN));
    picture.setPrefHeight(PICTURE);
    picture.setMinHeight(PICTURE);
    picture.accessibleTextProperty().bind(texts.text("load.preview"));
    Label title = Controls.label("section-title", texts.text("load.rate"));
    HBox head = new HBox(title, Controls.spacer(), kinds());
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, room, picture);
    steps.getStyleClass().add("plan-steps");
    rates.steps().addListener((ListChangeListener<Step>) change -> fillSteps());
    fillSteps();
    rates.kind().subscribe(this::show);
    model.plan().subscribe(this::draw);
    texts.language().subscribe(language -> picture.redraw());
  }

  /** What cannot be read leaves the last picture. */
  private void draw(LoadPlan plan) {
    if (plan != null) {
      drawn = plan;
      picture.redraw();
    }
  }

  private HBox kinds() {
    HBox bar = new HBox();
    bar.getStyleClass().add("segments");
    ToggleGroup group = new ToggleGroup();
    for (Kind kind : Kind.values()) {
      ToggleButton button = new ToggleButton();
      button.textProperty().bind(texts.text(kind.textKey()));
      button.setId("load-kind-" + kind.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add("segment");
      button.setToggleGroup(group);
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(event -> {
        rates.kind().set(kind);
        button.setSelected(true);
      });
      rates.kind().subscribe(now -> button.setSelected(now == kind));
      bar.getChildren().add(button);
    }
    return bar;
  }

  private void show(Kind kind) {
    room.getChildren()
        .setAll(
            switch (kind) {
              case CONSTANT ->
                  line(
                      box("load-rate", "load.per-second", rates.rate(), "load.unit.rate"),
                      box("load-seconds", "load.seconds", rates.seconds(), "load.unit.seconds"));
              case RAMP ->
                  line(
                      box("load-from", "load.from", rates.ramp().from(), "load.unit.rate"),
                      box("load-to", "load.to", rates.ramp().to(), "load.unit.rate"),
                      box("load-over", "load.over", rates.ramp().seconds(), "load.unit.seconds"),
                      box("load-hold", "load.hold", rates.hold(), "load.unit.seconds"));
              case STEPS -> steps;
            });
  }

  private static FlowPane line(FieldBox... boxes) {
    FlowPane line = new FlowPane(boxes);
    line.getStyleClass().add("plan-line");
    return line;
  }

  private FieldBox box(String id, String key, Field field, String unit) {
    return new FieldBox(
        texts,
        id,
        texts.text(key),
        field,
        Controls.whole(Controls.label("setting-unit", texts.text(unit))));
  }

  private void fillSteps() {
    List<Node> rows = new ArrayList<>();
    for (int i = 0; i < rates.steps().size(); i++) {
      rows.add(step(i, rates.steps().get(i)));
    }
    Button add = Controls.button(Feather.PLUS, texts.text("load.step.add"), rates::addStep);
    add.setId("load-step-add");
    rows.add(add);
    steps.getChildren().setAll(rows);
  }

  private VBox step(int index, Step step) {
    Field[] fields = {step.from(), step.to(), step.seconds()};
    String[] keys = {"load.step.from", "load.step.to", "load.step.seconds"};
    String[] words = {"load.step.from.word", "load.step.to.word", "load.step.seconds.word"};
    HBox line = new HBox();
    line.getStyleClass().add("plan-step");
    line.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(line);
    for (int i = 0; i < fields.length; i++) {
      StepField field = new StepField(texts, texts.text(keys[i], index + 1), fields[i]);
      field.setId("load-step-%d-%d".formatted(index, i));
      if (i == 0) {
        field.promptTextProperty().bind(texts.text("load.step.same"));
      }
      line.getChildren()
          .addAll(Controls.whole(Controls.label("setting-unit", texts.text(words[i]))), field);
      box.getChildren().add(FieldBox.error(texts, fields[i]));
    }
    Button remove =
        Controls.iconButton(
            Feather.X, texts.text("load.step.remove", index + 1), () -> rates.steps().remove(step));
    remove.setDisable(rates.steps().size() == 1);
    line.getChildren()
        .addAll(
            Controls.whole(Controls.label("setting-unit", texts.text("load.unit.seconds"))),
            Controls.spacer(),
            remove);
    return box;
  }
}
