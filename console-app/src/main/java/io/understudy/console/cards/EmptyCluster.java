package io.understudy.console.cards;

import io.understudy.cluster.Preset;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in place of the cards while there is no node: the shapes to choose from. */
final class EmptyCluster extends VBox {
  private final Workspace desk;
  private final VBox offers = new VBox();

  EmptyCluster(Workspace desk) {
    this.desk = desk;
    setId("empty-cluster");
    getStyleClass().add("empty-cluster");
    Label words = Controls.label("guide-summary", desk.texts().text("cards.empty"));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    offers.getStyleClass().add("offers");
    getChildren().addAll(words, offers);
    desk.guide().presets().addListener((ListChangeListener<Preset>) change -> fill());
    desk.texts().language().subscribe(language -> fill());
  }

  private void fill() {
    offers.getChildren().clear();
    for (Preset preset : desk.guide().presets()) {
      Button offer = new Button(desk.guide().words(preset).title());
      offer.setId("offer-" + preset.name());
      offer.setWrapText(true);
      offer.setMaxWidth(Double.MAX_VALUE);
      offer.getStyleClass().addAll("quiet-button", "offer");
      offer.setGraphic(new FontIcon(Feather.LAYERS));
      offer.disableProperty().bind(desk.guide().busy());
      offer.setOnAction(event -> desk.guide().choose(preset));
      offers.getChildren().add(offer);
    }
  }
}
