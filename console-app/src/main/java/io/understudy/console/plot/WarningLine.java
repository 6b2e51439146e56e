package io.understudy.console.plot;

import io.understudy.console.shell.Controls;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a reader of the figures has to know, above them. */
public final class WarningLine extends HBox {
  private final Label words = Controls.wrapped(Controls.label("warning-words"));

  /** An empty line. */
  public WarningLine() {
    getStyleClass().add("load-warning");
    setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(new FontIcon(Feather.ALERT_TRIANGLE), words);
  }

  /** Shows those words. */
  public void show(String text) {
    words.setText(text);
  }
}
