package io.understudy.console.browser;

import io.understudy.console.shell.Texts;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** Says which node served the page, through which frontend, for whom, and what changed with it. */
final class ServedStrip extends FlowPane {
  private static final PseudoClass NOBODY = PseudoClass.getPseudoClass("nobody");
  private static final PseudoClass SURVIVED = PseudoClass.getPseudoClass("survived");

  private final SessionViewModel model;
  private final Texts texts;

  /** A strip that follows the model. */
  ServedStrip(SessionViewModel model, Texts texts) {
    super(6, 6);
    this.model = model;
    this.texts = texts;
    getStyleClass().add("browser-strip");
    getChildren().addAll(node(), frontend(), user(), session(), handover());
  }

  private Label node() {
    Label chip = Controls.chip(Feather.SERVER, "browser-node");
    chip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> facts().fromNode() ? facts().node() : texts.get("browser.node.none"),
                model.facts(),
                texts.language()));
    explain(chip, "browser.node.help");
    model.facts().subscribe(now -> chip.pseudoClassStateChanged(NOBODY, !now.fromNode()));
    return chip;
  }

  private Label frontend() {
    Label chip = Controls.chip(Feather.SHUFFLE, "browser-quiet");
    chip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("browser.frontend", facts().frontend()),
                model.facts(),
                texts.language()));
    explain(chip, "browser.frontend.help");
    showWhile(chip, "frontend");
    return chip;
  }

  private Label user() {
    Label chip = Controls.chip(Feather.USER, "browser-user");
    chip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> facts().signedIn() ? facts().user() : texts.get("browser.user.none"),
                model.facts(),
                texts.language()));
    explain(chip, "browser.user.help");
    model.facts().subscribe(now -> chip.pseudoClassStateChanged(NOBODY, !now.signedIn()));
    showWhile(chip, "user");
    return chip;
  }

  private Label session() {
    Label chip = Controls.chip(Feather.KEY, "browser-quiet", "browser-mono");
    chip.textProperty()
        .bind(Bindings.createStringBinding(() -> facts().shortSession(), model.facts()));
    explain(chip, "browser.session.help");
    showWhile(chip, "session");
    return chip;
  }

  private Label handover() {
    Label note = Controls.chip(Feather.REPEAT, "browser-change");
    note.setId("browser-change");
    note.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> sentence(model.handover().get()), model.handover(), texts.language()));
    note.visibleProperty().bind(model.handover().isNotNull());
    note.managedProperty().bind(note.visibleProperty());
    model
        .handover()
        .subscribe(now -> note.pseudoClassStateChanged(SURVIVED, now != null && now.survived()));
    return note;
  }

  private String sentence(Handover change) {
    return change == null
        ? ""
        : texts.get(change.kind().textKey(), change.from(), change.to(), change.user());
  }

  private PageFacts facts() {
    return model.facts().get();
  }

  private void explain(Label chip, String key) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(texts.text(key));
    chip.setTooltip(tooltip);
  }

  /** Hides a chip that has nothing to say about this page. */
  private void showWhile(Label chip, String fact) {
    chip.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    switch (fact) {
                      case "frontend" -> !facts().frontend().isEmpty();
                      case "session" -> !facts().session().isEmpty();
                      default -> facts().fromNode();
                    },
                model.facts()));
    chip.managedProperty().bind(chip.visibleProperty());
  }
}
