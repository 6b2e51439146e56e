package io.understudy.console.shell;

import io.understudy.console.look.StateGlyph;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One panel with several places, of which one shows at a time. FX thread only. */
final class Tabs extends VBox {
  private final Map<String, ToggleButton> heads = new LinkedHashMap<>();
  private final Map<String, Region> views = new LinkedHashMap<>();
  private final StackPane room = new StackPane();
  private final Set<String> needWidth = new HashSet<>();
  private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper();

  /**
   * One place of several.
   *
   * @param name how commands and presets call it
   * @param view the place
   * @param wide whether it needs all the room beside the nodes
   */
  record Tab(String name, Region view, boolean wide) {
    Tab(String name, Region view) {
      this(name, view, false);
    }
  }

  /** The places in that order; the first one shows. Their titles are {@code tab.NAME}. */
  Tabs(Texts texts, List<Tab> tabs) {
    getStyleClass().add("panel");
    ToggleGroup group = new ToggleGroup();
    HBox head = new HBox();
    head.getStyleClass().addAll("panel-head", "tabs");
    head.setAlignment(Pos.CENTER_LEFT);
    for (Tab tab : tabs) {
      ToggleButton button = new ToggleButton();
      button.textProperty().bind(texts.text("tab." + tab.name()));
      button.setId("tab-" + tab.name());
      button.getStyleClass().add("tab-button");
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(event -> select(tab.name()));
      heads.put(tab.name(), button);
      views.put(tab.name(), tab.view());
      if (tab.wide()) {
        needWidth.add(tab.name());
      }
      head.getChildren().add(button);
    }
    room.setMinSize(0, 0);
    VBox.setVgrow(room, Priority.ALWAYS);
    getChildren().addAll(head, room);
    setMinSize(0, 0);
    select(tabs.getFirst().name());
  }

  /** Shows that place; nothing happens if there is none of that name. */
  void select(String name) {
    if (views.containsKey(name)) {
      heads.get(name).setSelected(true);
      room.getChildren().setAll(views.get(name));
      selected.set(name);
    }
  }

  /** Shows that place, or the first one if it shows already. */
  void toggle(String name) {
    select(name.equals(selected.get()) ? views.keySet().iterator().next() : name);
  }

  /** A dot at the head of a place, as long as something goes on there. */
  void mark(String name, StateGlyph dot, ObservableValue<Boolean> busy) {
    ToggleButton head = heads.get(name);
    head.setContentDisplay(ContentDisplay.RIGHT);
    busy.subscribe(is -> head.setGraphic(Boolean.TRUE.equals(is) ? dot : null));
  }

  /** Whether the place that shows needs all the room beside the nodes. */
  ObservableValue<Boolean> wide() {
    return selected.map(needWidth::contains);
  }

  /** Which one shows. */
  ReadOnlyStringProperty selected() {
    return selected.getReadOnlyProperty();
  }
}
