package io.understudy.console.load;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Who the users are: how many, what they do by weight, and what chance comes from. */
final class MixForm extends VBox {
  private final Workspace desk;
  private final Texts texts;
  private final PlanModel model;

  MixForm(Workspace desk, PlanModel model) {
    this.desk = desk;
    this.texts = desk.texts();
    this.model = model;
    getStyleClass().add("section");
    getChildren().addAll(Controls.label("section-title", texts.text("load.users.title")), head());
    getChildren().add(Controls.label("setting-help", texts.text("load.mix")));
    model.mix().forEach((name, weight) -> getChildren().add(journey(name, weight)));
    getChildren().add(seed());
  }

  private FlowPane head() {
    FlowPane line =
        new FlowPane(
            new FieldBox(texts, "load-users", texts.text("load.users"), model.users()),
            new FieldBox(
                texts,
                "load-timeout",
                texts.text("load.timeout"),
                model.timeout(),
                Controls.whole(Controls.label("setting-unit", texts.text("load.unit.ms")))));
    line.getStyleClass().add("plan-line");
    return line;
  }

  private VBox journey(String name, Field weight) {
    Label title = Controls.label("setting-name", texts.text("load.journey." + name));
    Label help = Controls.label("setting-help", texts.text("load.journey." + name + ".help"));
    help.setWrapText(true);
    help.setMinHeight(USE_PREF_SIZE);
    VBox left = new VBox(title, help);
    HBox.setHgrow(left, Priority.ALWAYS);
    Label share = Controls.whole(Controls.label("mix-share"));
    ProgressBar bar = new ProgressBar(0);
    bar.getStyleClass().add("mix-bar");
    bar.setFocusTraversable(false);
    model
        .plan()
        .subscribe(plan -> {
          double part = model.share(name);
          bar.setProgress(part);
          share.setText(desk.formats().percent(Math.rint(part * 100)));
        });
    VBox right = new VBox(share, bar);
    right.setAlignment(Pos.CENTER_RIGHT);
    right.getStyleClass().add("mix-right");
    StepField field =
        new StepField(texts, texts.text("load.weight-of", title.textProperty()), weight);
    field.setId("load-mix-" + name);
    HBox line = new HBox(left, right, field);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("mix-line");
    return new VBox(line, FieldBox.error(texts, weight));
  }

  private FieldBox seed() {
    Button roll =
        Controls.iconButton(Feather.REFRESH_CW, texts.text("load.seed.roll"), model::roll);
    roll.setId("load-seed-roll");
    Label help = Controls.label("setting-help", texts.text("load.seed.help"));
    help.setWrapText(true);
    FieldBox box =
        new FieldBox(texts, "load-seed", texts.text("load.seed"), model.seed(), roll, help);
    box.input().getStyleClass().add("seed-field");
    return box;
  }
}
