package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Place;
import io.understudy.console.shell.ThemeChoice;
import io.understudy.journal.EventType;
import io.understudy.rpc.client.CallSpec;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.web.WebView;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of every place in both themes, all languages and three sizes, in {@code
 * target/screenshots}, for people to look at. What a machine can see of them is checked: that there
 * is something on each, and that no button is cut off.
 */
@ExtendWith(ApplicationExtension.class)
final class ScreenshotsTest {
  private static final Path FOLDER = Path.of("target/screenshots");

  /** So many different colours has a picture with a few words on it. */
  private static final int LEAST_COLOURS = 150;

  private enum Size {
    SMALL(1_024, 700),
    USUAL(1_440, 900),
    LARGE(2_560, 1_440);

    final int width;
    final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  @TempDir private Path data;

  private WindowRig rig;
  private Stage stage;

  @Start
  void open(Stage primary) {
    stage = primary;
    rig = WindowRig.open(primary, data);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void everyPlaceInEveryDress() throws IOException {
    Files.createDirectories(FOLDER);
    rig.untilUp(3);
    somethingToSee();
    visitEveryPlace();
    List<String> wrong = new ArrayList<>();
    int pictures = 0;
    for (Size size : Size.values()) {
      resize(size);
      for (ThemeChoice theme : List.of(ThemeChoice.DARK, ThemeChoice.LIGHT)) {
        for (Language language : Language.values()) {
          for (Place place : rig.console().workspace().places().all()) {
            String name = name(place, theme, language, size);
            dress(place, theme, language);
            WritableImage image = rig.fx(() -> stage.getScene().snapshot(null));
            assertEquals(size.width, (int) image.getWidth());
            int[] pixels = pixels(image);
            write(pixels, image, FOLDER.resolve(name + ".png"));
            if (Arrays.stream(pixels).distinct().limit(LEAST_COLOURS).count() < LEAST_COLOURS) {
              wrong.add(name + ": empty");
            }
            rig.fx(() -> cutOff(stage.getScene().getRoot(), size))
                .forEach(button -> wrong.add(name + ": " + button));
            pictures++;
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(9 * 2 * Language.values().length * Size.values().length, pictures);
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertTrue(files.filter(file -> file.toString().endsWith(".png")).count() >= pictures);
    }
  }

  /** A cluster at work in which something has happened. */
  private void somethingToSee() {
    rig.console().workspace().actions().toggleTraffic();
    rig.until("it flows", () -> rig.picture().totals().requests() > 40);
    rig.fx(() -> {
      rig.console().workspace().calls().run(engine -> engine.kill("node-2"));
      rig.console().workspace().calls().run(engine -> engine.call(CallSpec.DEFAULTS));
      return null;
    });
    rig.until("a node is dead", () -> rig.has(EventType.NODE_KILLED, "node-2"));
    rig.until("a service was called", () -> !rig.picture().recentCalls().isEmpty());
    rig.until("a page is there", () -> !pages().isEmpty());
  }

  /** What places show of the engine is read when they are shown. */
  private void visitEveryPlace() {
    for (Place place : rig.console().workspace().places().all()) {
      dress(place, ThemeChoice.LIGHT, Language.ENGLISH);
      ClusterSnapshot before = rig.picture();
      rig.until("it has been read", () -> rig.picture().at().isAfter(before.at()));
    }
  }

  private List<Node> pages() {
    return List.copyOf(stage.getScene().getRoot().lookupAll(".web-view"));
  }

  private void resize(Size size) {
    rig.fx(() -> {
      // The toolkit in memory cannot draw what sticks out of its screen.
      stage.setX(0);
      stage.setY(0);
      stage.setMinWidth(0);
      stage.setMinHeight(0);
      stage.setWidth(size.width);
      stage.setHeight(size.height);
      return null;
    });
    rig.until(
        "the window is as large as that",
        () ->
            stage.getScene().getWidth() == size.width
                && stage.getScene().getHeight() == size.height);
  }

  /** What follows on the FX thread sees it: two pulses have laid it out by then. */
  private void dress(Place place, ThemeChoice theme, Language language) {
    rig.fx(() -> {
      rig.console().workspace().theme().choice().set(theme);
      rig.console().workspace().texts().language().set(language);
      rig.console().workspace().places().show(place.name());
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
      return null;
    });
    if (place.name().equals("sessions")) {
      rig.until("who is signed in was read", this::listsSessions);
    }
    WaitForAsyncUtils.waitForFxEvents(2);
  }

  private boolean listsSessions() {
    return stage.getScene().getRoot().lookup("#sessions") instanceof ListView<?> list
        && !list.getItems().isEmpty();
  }

  /** Buttons that stick out of the window, but for those that can be scrolled to. */
  private static List<String> cutOff(Parent root, Size size) {
    List<String> found = new ArrayList<>();
    for (Node node : root.getChildrenUnmodifiable()) {
      if (!node.isVisible()
          || node instanceof ScrollPane
          || node instanceof VirtualFlow<?>
          || node instanceof WebView) {
        continue;
      }
      Bounds bounds = node.localToScene(node.getLayoutBounds());
      boolean inside =
          bounds.getMinX() >= -1
              && bounds.getMinY() >= -1
              && bounds.getMaxX() <= size.width + 1
              && bounds.getMaxY() <= size.height + 1;
      if (node instanceof ButtonBase button && !inside) {
        found.add(button.getId() + " \"" + button.getText() + "\" is cut off");
      }
      if (node instanceof Parent parent) {
        found.addAll(cutOff(parent, size));
      }
    }
    return found;
  }

  private static String name(Place place, ThemeChoice theme, Language language, Size size) {
    return "%s-%s-%s-%dx%d"
        .formatted(place.name(), theme.code(), language.tag(), size.width, size.height);
  }

  private static int[] pixels(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }

  private static void write(int[] pixels, WritableImage image, Path file) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    try {
      ImageIO.write(picture, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
