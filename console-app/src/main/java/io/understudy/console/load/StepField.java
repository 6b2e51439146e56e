package io.understudy.console.load;

import io.understudy.console.shell.Texts;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;

/** A field in a row of others, whose name only a screen reader says. */
final class StepField extends TextField {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  StepField(Texts texts, ObservableValue<String> name, Field field) {
    getStyleClass().add("setting-field");
    textProperty().bindBidirectional(field.typed());
    accessibleTextProperty().bind(name);
    accessibleHelpProperty().bind(texts.said(field.error()));
    field.error().subscribe(text -> pseudoClassStateChanged(WRONG, !text.isEmpty()));
  }
}
