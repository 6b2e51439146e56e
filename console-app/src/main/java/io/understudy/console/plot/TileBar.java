package io.understudy.console.plot;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** The figures of a run that are to be found at once. */
public final class TileBar extends TilePane {
  private static final double GAP = 8;
  private static final double LEAST = 116;

  private final Texts texts;
  private final List<Box> boxes = new ArrayList<>();

  /** One of them. */
  private static final class Box extends VBox {
    private final Label name = Controls.label("setting-help");
    private final Label value = Controls.whole(Controls.label("tile-value"));
    private final Label note = Controls.label("tile-note");

    Box() {
      HBox line = new HBox(value, note);
      line.getStyleClass().add("tile-line");
      line.setAlignment(Pos.BASELINE_LEFT);
      getStyleClass().add("tile");
      getChildren().addAll(name, line);
    }
  }

  /** An empty bar. */
  public TileBar(Texts texts) {
    this.texts = texts;
    setHgap(GAP);
    setVgap(GAP);
    setPrefColumns(1);
    setSnapToPixel(false);
    getStyleClass().add("tiles");
    widthProperty().subscribe(width -> fit(width.doubleValue()));
  }

  private void fit(double width) {
    int count = Math.max(1, boxes.size());
    int room = Math.max(1, (int) ((width + GAP) / (LEAST + GAP)));
    int rows = (count + room - 1) / room;
    int columns = (count + rows - 1) / rows;
    setPrefTileWidth(Math.max(LEAST, (width - (columns - 1) * GAP) / columns - 0.01));
  }

  /** Shows those, in that order. */
  public void show(List<Tile> tiles) {
    while (boxes.size() < tiles.size()) {
      boxes.add(new Box());
      getChildren().add(boxes.getLast());
      fit(getWidth());
    }
    for (int i = 0; i < tiles.size(); i++) {
      Tile tile = tiles.get(i);
      Box box = boxes.get(i);
      box.name.setText(texts.get(tile.key()));
      box.value.setText(tile.value());
      box.value.getStyleClass().setAll("label", "tile-value", tile.styleClass());
      box.note.setText(tile.note());
      box.setAccessibleText(String.join(" ", box.name.getText(), tile.value(), tile.note()));
    }
  }
}
