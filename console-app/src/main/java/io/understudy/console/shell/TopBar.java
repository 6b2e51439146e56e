package io.understudy.console.shell;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar at the top: who we are, how the cluster is, and what concerns the whole window. */
final class TopBar extends HBox {
  /** Below this width in pixels, some buttons show as their icon only. */
  private static final double ROOMY = 1_120;

  /** Below this width in pixels, the faults to clear are a number only. */
  private static final double WIDE = 1_360;

  private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

  private final Workspace desk;

  TopBar(Workspace desk) {
    this.desk = desk;
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    getChildren()
        .addAll(
            new Brand(),
            summary(),
            address(),
            Controls.iconOfCommand(desk.commands().get(StandardCommands.OPEN)),
            clearFaults(),
            shrinking(StandardCommands.BALANCER),
            Controls.iconOfCommand(desk.commands().get(StandardCommands.REGISTRY)),
            traffic(),
            new PresetMenu(desk),
            Controls.iconOfCommand(desk.commands().get(StandardCommands.PALETTE)),
            themes(),
            languages(),
            Controls.iconOfCommand(desk.commands().get(StandardCommands.KEYS)),
            new CommandMenu(desk));
  }

  private Summary summary() {
    Summary summary = new Summary(desk);
    HBox.setHgrow(summary, Priority.ALWAYS);
    return summary;
  }

  private Button address() {
    Button address = Controls.ofCommand(desk.commands().get(StandardCommands.COPY));
    address.textProperty().unbind();
    address.textProperty().bind(desk.frontend().map(URI::getAuthority).orElse(""));
    address.getStyleClass().add("address");
    shrink(address, ContentDisplay.RIGHT);
    return address;
  }

  /** Always in sight; in a small window it is its icon and the number. */
  private Button clearFaults() {
    Command clear = desk.commands().get(StandardCommands.CLEAR);
    Button button = Controls.ofCommand(clear);
    button.setId("clear-faults");
    button.getStyleClass().addAll("act", "clear-faults");
    ObservableValue<Boolean> roomy = widthProperty().map(width -> width.doubleValue() >= WIDE);
    ObservableValue<String> count =
        desk.bridge().part(now -> "(" + FaultActions.count(now) + ")", "(0)");
    button.textProperty().unbind();
    button.textProperty().bind(roomy.flatMap(room -> room ? clear.title() : count));
    return button;
  }

  private Button shrinking(String command) {
    Button button = Controls.ofCommand(desk.commands().get(command));
    button.getStyleClass().add("act");
    shrink(button, ContentDisplay.LEFT);
    return button;
  }

  /** In a small window, its icon is all that there is room for. */
  private void shrink(Button button, ContentDisplay roomy) {
    button
        .contentDisplayProperty()
        .bind(
            widthProperty()
                .map(width -> width.doubleValue() < ROOMY ? ContentDisplay.GRAPHIC_ONLY : roomy));
  }

  private Button traffic() {
    Button traffic = Controls.ofCommand(desk.commands().get(StandardCommands.TRAFFIC));
    traffic.getStyleClass().add("traffic");
    desk.bridge()
        .part(now -> now.traffic().running(), false)
        .subscribe(running -> traffic.pseudoClassStateChanged(RUNNING, running));
    return traffic;
  }

  private MenuButton themes() {
    MenuButton menu = menu(desk.theme().choice().get().icon(), "menu.theme");
    desk.theme().choice().subscribe(choice -> menu.setGraphic(new FontIcon(choice.icon())));
    ToggleGroup group = new ToggleGroup();
    for (ThemeChoice choice : ThemeChoice.values()) {
      RadioMenuItem item = new RadioMenuItem();
      item.textProperty().bind(desk.texts().text("theme." + choice.code()));
      item.setGraphic(new FontIcon(choice.icon()));
      item.setToggleGroup(group);
      item.setSelected(desk.theme().choice().get() == choice);
      item.setOnAction(event -> desk.theme().choice().set(choice));
      menu.getItems().add(item);
    }
    return menu;
  }

  private MenuButton languages() {
    MenuButton menu = menu(Feather.GLOBE, "menu.language");
    ToggleGroup group = new ToggleGroup();
    Stream.of(Language.values())
        .forEach(language -> {
          RadioMenuItem item = new RadioMenuItem(language.ownName());
          item.setToggleGroup(group);
          item.setSelected(Objects.equals(desk.texts().language().get(), language));
          item.setOnAction(event -> desk.texts().language().set(language));
          menu.getItems().add(item);
        });
    return menu;
  }

  private MenuButton menu(Ikon icon, String titleKey) {
    MenuButton menu = new MenuButton();
    menu.setGraphic(new FontIcon(icon));
    menu.getStyleClass().addAll("icon-button", "quiet-button", "no-arrow");
    Controls.describe(menu, desk.texts().text(titleKey));
    return menu;
  }
}
