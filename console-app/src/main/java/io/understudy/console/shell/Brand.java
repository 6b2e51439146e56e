package io.understudy.console.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/** Our mark and our name, where the bar begins. */
public final class Brand extends HBox {
  /** The name, in every language. */
  public static final String NAME = "Understudy";

  private static final String MARK = "/io/understudy/icon/understudy-64.png";
  private static final double MARK_SIZE = 24;

  /** Mark and name, to be dressed by the theme. */
  public Brand() {
    Label name = Controls.whole(new Label(NAME));
    name.getStyleClass().add("brand");
    ImageView mark = new ImageView(new Image(Brand.class.getResourceAsStream(MARK)));
    mark.setFitHeight(MARK_SIZE);
    mark.setPreserveRatio(true);
    mark.setSmooth(true);
    getChildren().addAll(mark, name);
    getStyleClass().add("brand-box");
    setAlignment(Pos.CENTER_LEFT);
  }
}
