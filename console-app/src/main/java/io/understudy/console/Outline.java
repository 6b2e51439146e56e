package io.understudy.console;

import io.understudy.console.look.Fonts;
import io.understudy.console.shell.Brand;
import io.understudy.console.shell.Remembered;
import io.understudy.console.shell.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/**
 * What a window is before anything can be done in it: its place on the screen, its theme, our name
 * and where bar and rail will be. It takes a tenth of the time that the controls take, so it comes
 * first, and {@link Console} fills it. FX thread only.
 */
final class Outline {
  private static final List<String> ICONS =
      List.of(
          "/io/understudy/icon/understudy-32.png",
          "/io/understudy/icon/understudy-64.png",
          "/io/understudy/icon/understudy-256.png");

  private final Stage stage;
  private final Remembered remembered;
  private final Theme theme;
  private final WindowBounds bounds;
  private final StringProperty title = new SimpleStringProperty(Brand.NAME);
  private final Scene scene;

  /**
   * An outline that does not show yet.
   *
   * @param stage an empty stage
   * @param data the data folder, which knows how the last window was
   */
  Outline(Stage stage, Path data) {
    this.stage = stage;
    Fonts.load();
    remembered = Remembered.load(data, Locale.getDefault().toLanguageTag());
    theme = new Theme(remembered.theme());
    bounds = new WindowBounds(stage, remembered.bounds());
    scene = new Scene(drawing(), bounds.width(), bounds.height());
    theme.dress(scene);
    stage.titleProperty().bind(title);
    ICONS.forEach(icon -> stage.getIcons().add(new Image(Outline.class.getResourceAsStream(icon))));
    stage.setScene(scene);
  }

  private static BorderPane drawing() {
    HBox bar = new HBox(new Brand());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("top-bar");
    Region rail = new Region();
    rail.getStyleClass().add("rail-scroll");
    BorderPane drawing = new BorderPane();
    drawing.setTop(bar);
    drawing.setLeft(rail);
    return drawing;
  }

  Stage stage() {
    return stage;
  }

  /** How the last window was. */
  Remembered remembered() {
    return remembered;
  }

  /** Light or dark. */
  Theme theme() {
    return theme;
  }

  /** Where the window is. */
  WindowBounds bounds() {
    return bounds;
  }

  /** What the desktop calls the window; our name at first. */
  StringProperty title() {
    return title;
  }

  /** The scene that is to be filled. */
  Scene scene() {
    return scene;
  }
}
