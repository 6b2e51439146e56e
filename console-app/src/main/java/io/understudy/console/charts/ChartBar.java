package io.understudy.console.charts;

import io.understudy.console.plot.TimeFrame;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses what the charts show: which time, whose requests; and goes back to the present. */
final class ChartBar extends HBox {
  /** The parts of the time that have a name, in seconds. */
  static final Map<String, Double> RANGES = new LinkedHashMap<>();

  static {
    RANGES.put("chart.range.minute", 60.0);
    RANGES.put("chart.range.ten", 600.0);
    RANGES.put("chart.range.hour", 3_600.0);
  }

  private final Texts texts;

  ChartBar(Workspace desk, TimeFrame frame, Scope scope) {
    texts = desk.texts();
    getStyleClass().add("time-bar");
    Button live = Controls.button(Feather.SKIP_FORWARD, texts.text("chart.live"), () -> {});
    live.setId("chart-live");
    Controls.describe(live, texts.text("chart.live.help"));
    live.setOnAction(event -> {
      frame.home();
      desk.bridge().live();
    });
    ObservableValue<Boolean> away =
        frame.isHome().flatMap(home -> home ? desk.bridge().still() : frame.isHome().not());
    away.subscribe(yes -> Controls.setShown(live, yes));
    getChildren().addAll(live, ranges(frame), scopes(scope));
  }

  private MenuButton ranges(TimeFrame frame) {
    MenuButton menu = menu("chart-range", Feather.CLOCK, "chart.range");
    RANGES.forEach((key, seconds) -> menu.getItems().add(item(key, () -> frame.newest(seconds))));
    menu.getItems().add(item("chart.range.all", frame::all));
    return menu;
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem();
    item.textProperty().bind(texts.text(key));
    item.setId(key.replace('.', '-'));
    item.setOnAction(event -> action.run());
    return item;
  }

  private MenuButton scopes(Scope scope) {
    MenuButton menu = menu("chart-scope", Feather.LAYERS, "chart.scope");
    ToggleGroup group = new ToggleGroup();
    for (boolean selected : new boolean[] {false, true}) {
      RadioMenuItem item = new RadioMenuItem();
      item.textProperty().bind(texts.text(selected ? "chart.scope.node" : "chart.scope.all"));
      item.setId(selected ? "chart-scope-node" : "chart-scope-all");
      item.setToggleGroup(group);
      item.setOnAction(event -> scope.selected().set(selected));
      scope.selected().subscribe(now -> item.setSelected(now == selected));
      menu.getItems().add(item);
    }
    return menu;
  }

  private MenuButton menu(String id, Feather icon, String key) {
    MenuButton menu = new MenuButton();
    menu.setId(id);
    menu.setGraphic(new FontIcon(icon));
    menu.getStyleClass().addAll("icon-button", "quiet-button", "no-arrow");
    Controls.describe(menu, texts.text(key));
    return menu;
  }
}
