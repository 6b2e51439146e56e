package io.understudy.console.load;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A value of a plan: its name, its field with its unit, and what is wrong with it. */
final class FieldBox extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final TextField input = new TextField();

  /**
   * A box.
   *
   * @param texts the language
   * @param id of the control
   * @param name what stands above it, and what a screen reader says
   * @param field the value
   * @param beside what stands to its right, such as its unit
   */
  FieldBox(Texts texts, String id, ObservableValue<String> name, Field field, Node... beside) {
    getStyleClass().addAll("setting", "plan-field");
    input.setId(id);
    input.getStyleClass().add("setting-field");
    input.textProperty().bindBidirectional(field.typed());
    input.accessibleTextProperty().bind(name);
    input.accessibleHelpProperty().bind(texts.said(field.error()));
    HBox line = new HBox(input);
    line.getChildren().addAll(beside);
    line.getStyleClass().add("setting-value");
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(Controls.label("setting-help", name), line, error(texts, field));
    field.error().subscribe(text -> pseudoClassStateChanged(WRONG, !text.isEmpty()));
  }

  /** The field itself. */
  TextField input() {
    return input;
  }

  /** What is wrong with a value, as long as something is. */
  static Label error(Texts texts, Field field) {
    Label error = Controls.label("setting-error", texts.said(field.error()));
    error.setWrapText(true);
    error.setMinHeight(USE_PREF_SIZE);
    error.visibleProperty().bind(field.error().isNotEmpty());
    error.managedProperty().bind(error.visibleProperty());
    return error;
  }
}
