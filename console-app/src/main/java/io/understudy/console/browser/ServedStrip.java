package io.understudy.console.browser;

import io.understudy.console.shell.Texts;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says which node served the page, through which frontend, for whom, and what changed with it. */
final class ServedStrip extends VBox {
  private static final PseudoClass NOBODY = PseudoClass.getPseudoClass("nobody");
  private static final PseudoClass SURVIVED = PseudoClass.getPseudoClass("survived");

  private final SessionViewModel model;
  private final Texts texts;
  private final ObservableBooleanValue brief;

  /**
   * A strip that follows the model.
   *
   * @param brief whether there is little room: then only node and user are told
   */
  ServedStrip(SessionViewModel model, Texts texts, ObservableBooleanValue brief) {
    this.model = model;
    this.texts = texts;
    this.brief = brief;
    getStyleClass().add("browser-strip");
    FlowPane chips = new FlowPane(node(), frontend(), address(), user(), session());
    chips.getStyleClass().add("browser-chips");
    chips.setMinHeight(USE_PREF_SIZE);
    setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(chips, handover());
  }

  private Label node() {
    Label chip = chip(Feather.SERVER, "browser-node", "up");
    chip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> facts().fromNode() ? facts().node() : texts.get("browser.node.none"),
                model.facts(),
                texts.language()));
    explain(chip, "browser.node.help");
    model.facts().subscribe(now -> chip.pseudoClassStateChanged(NOBODY, !now.fromNode()));
    // Keeps its place while there is no page to tell about, so that nothing below jumps.
    chip.visibleProperty().bind(model.hasPage().and(model.failure().isNull()));
    return chip;
  }

  private Label frontend() {
    Label chip = chip(null);
    chip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("browser.frontend", facts().frontend()),
                model.facts(),
                texts.language()));
    explain(chip, "browser.frontend.help");
    showWhile(chip, told(PageFacts::frontend).and(Bindings.not(brief)));
    return chip;
  }

  private Label address() {
    Label chip = chip(Feather.COMPASS, "browser-mono");
    chip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("browser.dns", facts().address()),
                model.facts(),
                texts.language()));
    explain(chip, "browser.dns.help");
    showWhile(chip, told(PageFacts::address).and(Bindings.not(brief)));
    return chip;
  }

  private Label user() {
    Label chip = chip(Feather.USER, "browser-user", "accent");
    chip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> facts().signedIn() ? facts().user() : texts.get("browser.user.none"),
                model.facts(),
                texts.language()));
    explain(chip, "browser.user.help");
    model.facts().subscribe(now -> chip.pseudoClassStateChanged(NOBODY, !now.signedIn()));
    showWhile(chip, told(PageFacts::node));
    return chip;
  }

  private Label session() {
    Label chip = chip(Feather.KEY, "browser-mono");
    chip.textProperty()
        .bind(Bindings.createStringBinding(() -> facts().shortSession(), model.facts()));
    explain(chip, "browser.session.help");
    showWhile(chip, told(PageFacts::session).and(Bindings.not(brief)));
    return chip;
  }

  private Label handover() {
    Label note = new Label();
    note.setGraphic(new FontIcon(Feather.REPEAT));
    note.getStyleClass().add("browser-change");
    note.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> sentence(model.handover().get()), model.handover(), texts.language()));
    // Keeps its line when it says nothing, so that the page below does not jump.
    note.visibleProperty().bind(model.handover().isNotNull());
    note.managedProperty().bind(note.visibleProperty().or(Bindings.not(brief)));
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

  /** A rounded word, with an icon before it or null. */
  private static Label chip(Ikon icon, String... styles) {
    Label chip = new Label();
    if (icon != null) {
      chip.setGraphic(new FontIcon(icon));
    }
    chip.setMinWidth(0);
    chip.getStyleClass().addAll("chip", "browser-chip");
    chip.getStyleClass().addAll(styles);
    return chip;
  }

  /** Whether the page tells that fact about itself. */
  private BooleanBinding told(Function<PageFacts, String> fact) {
    return Bindings.createBooleanBinding(() -> !fact.apply(facts()).isEmpty(), model.facts());
  }

  private static void showWhile(Label chip, ObservableBooleanValue told) {
    chip.visibleProperty().bind(told);
    chip.managedProperty().bind(told);
  }
}
