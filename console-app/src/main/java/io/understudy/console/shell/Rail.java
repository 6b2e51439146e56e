package io.understudy.console.shell;

import io.understudy.console.look.Look;
import io.understudy.console.look.StateGlyph;
import io.understudy.load.LoadState;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The places at the left edge of the window; the last one stands at the bottom. */
final class Rail extends ScrollPane {
  private static final double BUSY = 7;

  private final Workspace desk;
  private final ToggleGroup group = new ToggleGroup();

  /** A rail of the places that were added so far. */
  Rail(Workspace desk) {
    this.desk = desk;
    VBox column = new VBox();
    column.getStyleClass().add("rail");
    column.setAccessibleRole(AccessibleRole.TOOL_BAR);
    for (Place place : desk.places().all()) {
      if (place.equals(desk.places().all().getLast())) {
        Region room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        column.getChildren().add(room);
      }
      column.getChildren().add(entry(place));
    }
    setContent(column);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("rail-scroll");
  }

  private StackPane entry(Place place) {
    Command command = desk.commands().get(StandardCommands.place(place));
    ToggleButton button = new ToggleButton();
    button.textProperty().bind(command.title());
    button.setGraphic(new FontIcon(place.icon()));
    button.setContentDisplay(ContentDisplay.TOP);
    button.setId("place-" + place.name());
    button.getStyleClass().add("rail-button");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.setToggleGroup(group);
    button.setOnAction(event -> {
      command.run();
      button.setSelected(true);
    });
    desk.places().shown().subscribe(shown -> button.setSelected(place.equals(shown)));
    Controls.describe(button, Controls.titleWithKey(command));
    return new StackPane(button, busy(place));
  }

  private StateGlyph busy(Place place) {
    StateGlyph dot = new StateGlyph(desk.palette(), BUSY);
    dot.show(Look.of(LoadState.RUNNING));
    dot.setMouseTransparent(true);
    dot.getStyleClass().add("rail-busy");
    StackPane.setAlignment(dot, Pos.TOP_RIGHT);
    desk.places().busy(place).subscribe(is -> dot.setVisible(Boolean.TRUE.equals(is)));
    return dot;
  }
}
