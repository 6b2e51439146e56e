package io.understudy.console.guide;

import io.understudy.cluster.Preset;
import io.understudy.console.shell.Command;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Panel;
import io.understudy.console.shell.Workspace;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The steps to try, each of which can be ticked off; it shows after somebody chose a shape. */
public final class GuideView {
  private final Workspace desk;
  private final VBox words = new VBox();
  private final Region view;

  /** The steps for that workspace's cluster. */
  public GuideView(Workspace desk) {
    this.desk = desk;
    words.getStyleClass().add("guide");
    ScrollPane scroll = new ScrollPane(words);
    scroll.getStyleClass().add("cards-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    view =
        new Panel(
            desk.texts().text("guide.title"),
            scroll,
            Controls.iconButton(
                Feather.X,
                desk.texts().text("guide.close"),
                () -> desk.guide().shown().set(false)));
    view.setId("guide");
    view.visibleProperty().bind(desk.guide().shown());
    view.managedProperty().bind(view.visibleProperty());
    desk.guide().current().subscribe(preset -> show());
    desk.texts().language().addListener(change -> show());
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private void show() {
    Preset preset = desk.guide().current().get();
    if (preset == null) {
      return;
    }
    Preset.Words text = desk.guide().words(preset);
    words
        .getChildren()
        .setAll(paragraph("guide-title", text.title()), paragraph("guide-summary", text.summary()));
    List<String> steps = text.steps();
    String tour = "help.tour." + preset.name();
    desk.commands().all().stream()
        .filter(command -> command.id().equals(tour))
        .findFirst()
        .ifPresent(command -> words.getChildren().add(tour(command)));
    for (int i = 0; i < steps.size(); i++) {
      words.getChildren().add(step(i + 1, steps.get(i)));
    }
  }

  private Button tour(Command command) {
    Button tour = Controls.button(command.icon(), desk.texts().text("guide.tour"), command::run);
    tour.setId("guide-tour");
    Controls.describe(tour, command.title());
    return tour;
  }

  private static CheckBox step(int number, String text) {
    CheckBox step = new CheckBox(text);
    step.setId("guide-step-" + number);
    step.setWrapText(true);
    step.setMinHeight(Region.USE_PREF_SIZE);
    step.getStyleClass().add("guide-step");
    return step;
  }

  private static Label paragraph(String styleClass, String text) {
    Label label = Controls.label(styleClass);
    label.setText(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    return label;
  }
}
