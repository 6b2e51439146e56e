package io.understudy.console.load;

import io.understudy.console.shell.Columns;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import io.understudy.load.LoadPlan;
import io.understudy.problem.ProblemException;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is to be started: a ready load, or one of a person's own. */
final class PlanForm extends VBox {
  private static final double ENOUGH = 860;
  private static final double LEFT_SHARE = 0.56;

  private final Workspace desk;
  private final Texts texts;
  private final PlanModel model;
  private final Consumer<String> started;
  private final BooleanProperty starting = new SimpleBooleanProperty();

  /**
   * A form.
   *
   * @param started gets the id of what was started
   */
  PlanForm(Workspace desk, PlanModel model, Consumer<String> started) {
    this.desk = desk;
    this.texts = desk.texts();
    this.model = model;
    this.started = started;
    VBox ready =
        new VBox(
            Controls.label("section-title", texts.text("load.ready")),
            new ShapeCards(desk, model::describe));
    ready.getStyleClass().add("section");
    VBox left = new VBox(ready, new RateForm(desk, model));
    left.getStyleClass().add("load-column");
    Columns columns = new Columns(left, new MixForm(desk, model), ENOUGH, LEFT_SHARE);
    VBox content = new VBox(columns);
    content.getStyleClass().add("load-page");
    ScrollPane scroll = new ScrollPane(content);
    scroll.getStyleClass().add("cards-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, foot());
  }

  private HBox foot() {
    Label words = Controls.label("load-foot-words");
    words.setId("load-summary");
    words.setWrapText(true);
    words
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::summary,
                model.plan(),
                model.complaint(),
                texts.language(),
                desk.loads().running()));
    model
        .complaint()
        .subscribe(text ->
            words
                .getStyleClass()
                .setAll("label", text.isEmpty() ? "load-foot-words" : "setting-error"));
    Button start = Controls.button(Feather.PLAY, texts.text("load.start"), this::start);
    start.setId("load-start");
    start.getStyleClass().addAll("act", "main-button", "big-button");
    start
        .disableProperty()
        .bind(model.plan().isNull().or(starting).or(desk.loads().running().isNotEmpty()));
    HBox foot = new HBox(words, Controls.spacer(), start);
    foot.getStyleClass().add("load-foot");
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  private String summary() {
    if (!model.complaint().get().isEmpty()) {
      return texts.said(model.complaint().get());
    }
    LoadPlan plan = model.plan().get();
    if (plan == null) {
      return texts.get("load.wrong");
    }
    String sum =
        texts.get(
                "load.sum",
                desk.formats().whole(plan.requests()),
                desk.formats().seconds(plan.seconds()),
                plan.users())
            + Words.targets(texts, plan);
    String running = desk.loads().running().get();
    return running.isEmpty() ? sum : texts.get("load.busy", running);
  }

  private void start() {
    LoadPlan plan = model.plan().get();
    if (plan != null) {
      starting.set(true);
      desk.loads().start(plan, this::begun, this::refused);
    }
  }

  private void begun(String id) {
    starting.set(false);
    started.accept(id);
  }

  private void refused(Exception problem) {
    starting.set(false);
    model.refused(
        problem instanceof ProblemException refusal ? refusal.detail() : problem.toString());
  }
}
