package io.understudy.console.load;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** The loads to begin with, each with a sketch of its rate over time. */
final class ShapeCards extends TilePane {
  private static final double GAP = 8;
  private static final double LEAST = 164;
  private static final double ROOMY = 186;
  private static final double HIGH = 124;
  private static final double LOW = 106;

  ShapeCards(Workspace desk, Consumer<ReadyShape> chosen) {
    getStyleClass().add("shape-cards");
    setHgap(GAP);
    setVgap(GAP);
    setPrefColumns(1);
    setTileAlignment(Pos.TOP_LEFT);
    prefTileHeightProperty().bind(prefTileWidthProperty().map(wide -> high(wide.doubleValue())));
    prefTileWidthProperty()
        .bind(widthProperty().map(width -> tile(width.doubleValue())).orElse(LEAST));
    for (ReadyShape shape : ReadyShape.values()) {
      getChildren().add(card(desk, shape, chosen));
    }
  }

  /** As many of them as there is room for, together as wide as the room. */
  private static double tile(double width) {
    int columns = Math.max(1, (int) ((width + GAP) / (LEAST + GAP)));
    return Math.max(LEAST, Math.floor((width - (columns - 1) * GAP) / columns) - 0.5);
  }

  /** Wide cards need fewer lines for the same words. */
  private static double high(double wide) {
    return wide < ROOMY ? HIGH : LOW;
  }

  private static Button card(Workspace desk, ReadyShape shape, Consumer<ReadyShape> chosen) {
    Label title = Controls.label("shape-title", desk.texts().text(shape.textKey()));
    Label help = Controls.label("setting-help", desk.texts().text(shape.helpKey()));
    Controls.wrapped(help);
    ShapeSketch sketch = new ShapeSketch(desk.palette(), shape.stages());
    VBox body = new VBox(sketch, title, help);
    body.getStyleClass().add("shape-body");
    Button card = new Button();
    card.setId("shape-" + shape.name().toLowerCase(Locale.ROOT));
    card.setGraphic(body);
    card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    card.getStyleClass().setAll("button", "shape-card");
    card.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    card.setMinWidth(0);
    body.prefWidthProperty().bind(card.widthProperty().subtract(22));
    body.setMaxHeight(Region.USE_PREF_SIZE);
    card.accessibleTextProperty()
        .bind(
            title
                .textProperty()
                .flatMap(name -> help.textProperty().map(more -> name + ". " + more)));
    card.setOnAction(event -> chosen.accept(shape));
    return card;
  }
}
