package io.understudy.console.plot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.look.Tone;
import io.understudy.console.plot.Line.Style;
import io.understudy.console.shell.FileDialogs;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Remembered;
import io.understudy.console.shell.Theme;
import io.understudy.console.shell.ThemeChoice;
import io.understudy.console.shell.Workspace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Two charts in a window, saved and copied; a person who always answers stands in. */
@ExtendWith(ApplicationExtension.class)
final class ChartExportTest {
  private static final Instant ZERO = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final List<String> asked = new ArrayList<>();
  private Workspace desk;
  private TimeView first;
  private TimeView second;

  @Start
  void open(Stage stage) {
    desk = Workspace.create(Remembered.load(folder, "en"), new Theme(ThemeChoice.DARK));
    desk.texts().language().set(Language.ENGLISH);
    desk.dialogs().answerBy(new Person());
    ChartCommands.register(desk);
    first = view("First chart", 40);
    second = view("Second chart", 400);
    Scene scene = new Scene(new VBox(desk.palette(), first, second), 500, 400);
    desk.theme().dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  /** Types a name without an ending. */
  private final class Person implements FileDialogs.Chooser {
    @Override
    public Optional<Path> save(String title, String suggestedName, String extension) {
      asked.add(suggestedName);
      return Optional.of(folder.resolve("chart"));
    }

    @Override
    public Optional<Path> open(String title, String extension) {
      throw new AssertionError("nothing is to be opened");
    }
  }

  @Test
  void theChartWithTheFocusIsSavedAsAPicture() throws IOException {
    run("charts.save", second);
    Path file = folder.resolve("chart.png");
    await("the file").atMost(PATIENCE).until(() -> isWhole(file));
    assertTrue(asked.getFirst().matches("understudy-second-chart-[0-9-]+\\.png"), asked.toString());
    BufferedImage read = ImageIO.read(file.toFile());
    assertEquals(2 * Math.round(second.getWidth()), read.getWidth(), "twice as wide as it is");
    long colours =
        Arrays.stream(
                read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth()))
            .distinct()
            .count();
    assertTrue(colours > 20, "a chart is no empty ground: " + colours);
  }

  @Test
  void theFirstOneInSightIsSavedAsValues() {
    run("charts.save-values", null);
    Path file = folder.resolve("chart.csv");
    await("the file")
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertEquals(
                String.join(
                    "\r\n",
                    "time,requests_per_second,events",
                    "2026-11-20T12:00:01Z,40,",
                    "2026-11-20T12:00:02Z,41,",
                    ""),
                Files.exists(file) ? Files.readString(file) : ""));
  }

  @Test
  void theMenuOfAChartCopiesItsValues(FxRobot robot) {
    fx(() -> {
      askForMenu();
      return null;
    });
    await("the menu").atMost(PATIENCE).until(() -> item(robot).isPresent());
    robot.clickOn(item(robot).orElseThrow());
    await("the clipboard")
        .atMost(PATIENCE)
        .until(() ->
            fx(() -> String.valueOf(Clipboard.getSystemClipboard().getString()))
                .contains("2026-11-20T12:00:01Z,400,"));
    robot.type(KeyCode.ESCAPE);
  }

  /** As the key for menus does; the toolkit of the tests has none. */
  private void askForMenu() {
    Point2D middle = second.area().localToScreen(200, 60);
    second
        .area()
        .fireEvent(
            new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                200,
                60,
                middle.getX(),
                middle.getY(),
                true,
                null));
  }

  private static Optional<Node> item(FxRobot robot) {
    return robot.lookup("#menu-charts-copy-values").tryQuery();
  }

  private static boolean isWhole(Path file) throws IOException {
    return Files.exists(file) && ImageIO.read(file.toFile()) != null;
  }

  private void run(String command, TimeView focused) {
    fx(() -> {
      if (focused != null) {
        focused.area().requestFocus();
      } else {
        second.getParent().requestFocus();
      }
      desk.commands().get(command).run();
      return null;
    });
  }

  private static <T> T fx(Callable<T> call) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), call);
  }

  private TimeView view(String title, double value) {
    TimeGroup group = new TimeGroup(TimeFrame.whole());
    TimeView view =
        new TimeView(
            desk,
            group,
            new SimpleStringProperty(title),
            120,
            at -> Double.toString(at),
            Tone.SURFACE);
    group.frame().limits(0, 10);
    Line line =
        new Line(
            Style.AREA,
            Tone.ACCENT,
            "requests_per_second",
            List.of(new Spot(1, value), new Spot(2, value + 1)));
    view.show(
        new TimeChart(
            0,
            10,
            new Axis(10, List.of(line)),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.of(ZERO),
            true),
        at -> "");
    return view;
  }
}
