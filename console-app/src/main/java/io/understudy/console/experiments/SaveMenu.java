package io.understudy.console.experiments;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.experiment.report.ReportFormat;
import io.understudy.experiment.report.ReportFormats;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Saves the report of a run in one of its formats, where a person wants it. */
final class SaveMenu extends MenuButton {
  private final Workspace desk;

  /**
   * A menu.
   *
   * @param run the id of the run to save
   */
  SaveMenu(Workspace desk, Supplier<String> run) {
    this.desk = desk;
    setId("experiment-save");
    textProperty().bind(desk.texts().text("experiments.save"));
    setGraphic(new FontIcon(Feather.SAVE));
    getStyleClass().addAll("quiet-button", "no-arrow");
    setMinWidth(Region.USE_PREF_SIZE);
    Controls.describe(this, desk.texts().text("experiments.save.help"));
    for (ReportFormat format : ReportFormats.all()) {
      MenuItem item = new MenuItem(format.name().toUpperCase(Locale.ROOT));
      item.setId("experiment-save-" + format.name());
      item.setOnAction(event -> desk.runs().saveReport(run.get(), format, this::choose));
      getItems().add(item);
    }
  }

  private Optional<Path> choose(String name) {
    return desk.dialogs().save(desk.texts().get("experiments.save.title"), name);
  }
}
