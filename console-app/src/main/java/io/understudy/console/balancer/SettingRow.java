package io.understudy.console.balancer;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One value: its name, the line that explains it, its field with its unit, and what is wrong. */
final class SettingRow extends VBox {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final int LINES = 3;

  private final Texts texts;
  private final Draft draft;

  private SettingRow(Texts texts, Draft draft) {
    this.texts = texts;
    this.draft = draft;
    getStyleClass().add("setting");
    draft.changed().subscribe(is -> pseudoClassStateChanged(CHANGED, is));
    draft.error().subscribe(text -> pseudoClassStateChanged(WRONG, !text.isEmpty()));
  }

  /** A row of a setting that has one value. */
  static SettingRow of(Texts texts, Setting setting, Draft draft) {
    SettingRow row = new SettingRow(texts, draft);
    ObservableValue<String> name = texts.text(setting.textKey());
    ObservableValue<String> help = texts.text(setting.helpKey());
    switch (setting.kind()) {
      case SWITCH -> row.beside(name, help, row.checkBox(setting, name));
      case LINES, ENTRIES -> row.below(name, help, row.area(setting, name));
      default -> row.beside(name, help, row.field(setting.key(), name), row.unit(setting));
    }
    return row;
  }

  /** A row of the weight of a node. */
  static SettingRow ofWeight(Texts texts, String node, Draft draft) {
    SettingRow row = new SettingRow(texts, draft);
    ObservableValue<String> name = texts.text("balancer.weight-of", node);
    Label label = Controls.label("setting-name");
    label.setText(node);
    HBox line = new HBox(label, Controls.spacer(), row.now(), row.field("weights." + node, name));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("setting-line");
    row.getChildren().addAll(line, row.error());
    return row;
  }

  private void beside(ObservableValue<String> name, ObservableValue<String> help, Node... value) {
    HBox field = new HBox(value);
    field.setAlignment(Pos.CENTER_LEFT);
    field.getStyleClass().add("setting-value");
    VBox right = new VBox(field, now());
    right.setAlignment(Pos.TOP_LEFT);
    right.getStyleClass().add("setting-right");
    VBox left = words(name, help);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox line = new HBox(left, right);
    line.getStyleClass().add("setting-line");
    getChildren().addAll(line, error());
  }

  private void below(ObservableValue<String> name, ObservableValue<String> help, Node value) {
    getChildren().addAll(words(name, help), value, error());
  }

  private static VBox words(ObservableValue<String> name, ObservableValue<String> help) {
    Label line = Controls.label("setting-help", help);
    line.setWrapText(true);
    line.setMinHeight(USE_PREF_SIZE);
    return new VBox(Controls.label("setting-name", name), line);
  }

  private TextField field(String key, ObservableValue<String> name) {
    TextField field = new TextField();
    field.getStyleClass().add("setting-field");
    return input(field, key, name);
  }

  private TextArea area(Setting setting, ObservableValue<String> name) {
    TextArea area = new TextArea();
    area.setPrefRowCount(LINES);
    area.getStyleClass().add("setting-area");
    area.promptTextProperty().bind(texts.text(setting.textKey() + ".example"));
    return input(area, setting.key(), name);
  }

  private <T extends TextInputControl> T input(T input, String key, ObservableValue<String> name) {
    input.setId(id(key));
    input.textProperty().bindBidirectional(draft.typed());
    input.accessibleTextProperty().bind(name);
    input.accessibleHelpProperty().bind(texts.said(draft.error()));
    return input;
  }

  private CheckBox checkBox(Setting setting, ObservableValue<String> name) {
    CheckBox box = new CheckBox();
    box.setId(id(setting.key()));
    box.accessibleTextProperty().bind(name);
    box.setOnAction(chosen -> draft.typed().set(Boolean.toString(box.isSelected())));
    draft.typed().subscribe(text -> box.setSelected(Boolean.parseBoolean(text)));
    box.textProperty()
        .bind(
            draft
                .typed()
                .flatMap(text ->
                    texts.text(Boolean.parseBoolean(text) ? "balancer.on" : "balancer.off")));
    return box;
  }

  private Label unit(Setting setting) {
    return setting.unit() == Setting.Unit.NONE
        ? Controls.label("setting-unit")
        : Controls.whole(Controls.label("setting-unit", texts.text(setting.unit().textKey())));
  }

  /** What holds, as long as something else is typed. */
  private Label now() {
    Label now =
        Controls.whole(Controls.label("setting-now", texts.text("balancer.now", draft.current())));
    now.visibleProperty().bind(draft.changed());
    now.managedProperty().bind(now.visibleProperty());
    return now;
  }

  private Label error() {
    Label error = Controls.label("setting-error", texts.said(draft.error()));
    error.setWrapText(true);
    error.setMinHeight(USE_PREF_SIZE);
    error.visibleProperty().bind(draft.error().isNotEmpty());
    error.managedProperty().bind(error.visibleProperty());
    return error;
  }

  private static String id(String key) {
    return "setting-" + key.replace('.', '-');
  }
}
