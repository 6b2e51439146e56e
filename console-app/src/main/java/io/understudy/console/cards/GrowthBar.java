package io.understudy.console.cards;

import io.understudy.cluster.BringUp.Progress;
import io.understudy.console.bridge.Engine;
import io.understudy.console.bridge.Watch;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How far the cluster has grown that was asked to, and an end to it. Absent otherwise. */
final class GrowthBar extends VBox {
  private final Workspace desk;
  private final Label words = Controls.whole(Controls.label("growth-words"));
  private final ProgressBar bar = new ProgressBar();
  private final Watch<Optional<Progress>> growth;

  GrowthBar(Workspace desk) {
    this.desk = desk;
    setId("growth");
    getStyleClass().add("growth");
    Button cancel =
        Controls.button(
            Feather.X,
            desk.texts().text("nodes.grow.cancel"),
            () -> desk.calls().runEarly(Engine::cancelBringUp));
    cancel.setId("growth-cancel");
    cancel.accessibleTextProperty().bind(desk.texts().text("nodes.grow.cancel.named"));
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setFocusTraversable(false);
    HBox.setHgrow(bar, Priority.ALWAYS);
    HBox line = new HBox(words, Controls.spacer(), cancel);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(line, bar);
    growth = desk.bridge().watch(Engine::bringUp, Optional.empty());
    growth.want(true);
    growth.value().subscribe(this::show);
    desk.texts().language().addListener(change -> show(growth.value().get()));
  }

  private void show(Optional<Progress> now) {
    Controls.setShown(this, now.isPresent());
    now.ifPresent(progress -> {
      String text = desk.texts().get("nodes.grow.words", progress.there(), progress.wanted());
      words.setText(text);
      bar.setAccessibleText(text);
      bar.setProgress((double) progress.there() / progress.wanted());
    });
  }
}
