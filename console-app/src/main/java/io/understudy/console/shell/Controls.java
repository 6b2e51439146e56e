package io.understudy.console.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small controls that every place is made of, so that they look and speak alike. */
public final class Controls {
  private Controls() {}

  /** A button that is only an icon; the title is its tooltip and what a screen reader says. */
  public static Button iconButton(Ikon icon, ObservableValue<String> title, Runnable action) {
    Button button = button(icon, title, action);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().add("icon-button");
    describe(button, title);
    return button;
  }

  /** A quiet button with an icon and a word. */
  public static Button button(Ikon icon, ObservableValue<String> title, Runnable action) {
    Button button = new Button();
    button.textProperty().bind(title);
    button.setGraphic(new FontIcon(icon));
    button.setAlignment(Pos.CENTER);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    button.getStyleClass().add("quiet-button");
    return button;
  }

  /** A button made from a command: title, icon, key in the tooltip, and disabled when it is. */
  public static Button ofCommand(Command command) {
    Button button = button(command.icon(), command.title(), command::run);
    button.disableProperty().bind(command.enabled().map(enabled -> !enabled));
    describe(button, titleWithKey(command));
    return button;
  }

  /** The same, as an icon only. */
  public static Button iconOfCommand(Command command) {
    Button button = ofCommand(command);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().add("icon-button");
    return button;
  }

  /** Gives a control a tooltip that is also what a screen reader says. */
  public static void describe(Control control, ObservableValue<String> text) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(text);
    control.setTooltip(tooltip);
    control.accessibleTextProperty().bind(text);
  }

  /** A label with one style class; it ends in an ellipsis when it is too long for its place. */
  public static Label label(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setMinWidth(0);
    return label;
  }

  /** The same with a text that follows the language. */
  public static Label label(String styleClass, ObservableValue<String> text) {
    Label label = label(styleClass);
    label.textProperty().bind(text);
    return label;
  }

  /** A label that is never shortened. */
  public static Label whole(Label label) {
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /**
   * Shows other rows, one by one where it can be, so that a list stays where it was scrolled to.
   */
  public static <T> void renew(ObservableList<T> rows, List<T> current) {
    if (current.size() != rows.size()) {
      rows.setAll(current);
      return;
    }
    for (int i = 0; i < current.size(); i++) {
      if (!rows.get(i).equals(current.get(i))) {
        rows.set(i, current.get(i));
      }
    }
  }

  /**
   * Lets a pane show exactly so many rows. Rows are made once and then kept, because what is drawn
   * in them follows the palette for as long as the window lives.
   */
  public static <R extends Node> void fit(List<R> rows, Pane pane, int count, Supplier<R> maker) {
    while (rows.size() < count) {
      R row = maker.get();
      rows.add(row);
      pane.getChildren().add(row);
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).setVisible(i < count);
      rows.get(i).setManaged(i < count);
    }
  }

  /** Shows something, or gives up its room. */
  public static void setShown(Node one, boolean shown) {
    one.setVisible(shown);
    one.setManaged(shown);
  }

  /** A label that takes as many lines as its words need. */
  public static Label wrapped(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Empty room that grows. */
  public static Region spacer() {
    Region spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /** What a command is called, with its key. */
  static ObservableValue<String> titleWithKey(Command command) {
    return command
        .title()
        .flatMap(
            title -> command.key().words().map(key -> key.isEmpty() ? title : title + "  " + key));
  }
}
