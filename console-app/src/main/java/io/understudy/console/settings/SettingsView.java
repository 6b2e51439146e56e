package io.understudy.console.settings;

import io.understudy.console.shell.Columns;
import io.understudy.console.shell.Workspace;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The settings of the window; one line per section. Every change takes effect at once. */
public final class SettingsView {
  private static final double BOTH_COLUMNS = 820;
  private static final double LEFT_SHARE = 0.5;

  private final Region view;

  /** The settings of that workspace's window. */
  public SettingsView(Workspace desk) {
    VBox left = new VBox(new LookSection(desk).view(), new DataSection(desk).view());
    VBox right = new VBox(new KeysSection(desk).view());
    left.getStyleClass().add("sections");
    right.getStyleClass().add("sections");
    ScrollPane scroll = new ScrollPane(new Columns(left, right, BOTH_COLUMNS, LEFT_SHARE));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("cards-scroll");
    view = scroll;
  }

  /** The view. */
  public Region view() {
    return view;
  }
}
