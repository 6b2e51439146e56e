package io.understudy.console.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/**
 * Dresses a scene: AtlantaFX's Primer below, our tokens of the theme, our components. FX thread
 * only.
 */
public final class Theme {
  private static final String FOLDER = "/io/understudy/console/";

  private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>();
  private final ObservableValue<Boolean> dark;

  /** Begins with that choice; not null. */
  public Theme(ThemeChoice first) {
    choice.set(first);
    dark =
        choice.flatMap(
            chosen -> Platform.getPreferences().colorSchemeProperty().map(chosen::isDark));
    // Before the first control is made, which would read JavaFX's own style sheet for nothing.
    wearPrimer(dark.getValue());
  }

  /** What the person chose; setting it changes the scene at once. */
  public ObjectProperty<ThemeChoice> choice() {
    return choice;
  }

  /** Whether the window is dark now. */
  public ObservableValue<Boolean> dark() {
    return dark;
  }

  /** Dark if it is light, light if it is dark. */
  public void toggle() {
    choice.set(dark.getValue() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
  }

  /** Dresses that scene, now and with every change. */
  public void dress(Scene scene) {
    put(scene, dark.getValue());
    dark.addListener((value, before, now) -> put(scene, now));
  }

  private static void put(Scene scene, boolean dark) {
    wearPrimer(dark);
    scene
        .getStylesheets()
        .setAll(
            List.of(
                sheet(dark ? "dark.css" : "light.css"),
                sheet("components.css"),
                sheet("nodes.css"),
                sheet("runs.css")));
  }

  private static void wearPrimer(boolean dark) {
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Theme.class.getResource(FOLDER + name), name).toExternalForm();
  }
}
