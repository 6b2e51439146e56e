package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.PortPlan;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Remembered;
import io.understudy.console.shell.Seen;
import io.understudy.console.shell.ThemeChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/** What shows first must not move or change its colour when the rest comes. */
@ExtendWith(ApplicationExtension.class)
final class OutlineTest {
  private static final List<String> PARTS = List.of(".top-bar", ".rail-scroll", ".brand-box");

  /** How far beside an edge a colour is looked at, in pixels. */
  private static final double BESIDE = 3;

  @TempDir Path data;

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void theWindowFillsItsOutline(ThemeChoice theme, FxRobot robot) throws Exception {
    new Remembered(theme, Language.ENGLISH, Optional.empty(), Map.of()).save(data);
    Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
    Outline outline =
        Seen.fx(() -> {
          Outline empty = new Outline(stage, data);
          stage.show();
          return empty;
        });
    Scene scene = outline.scene();
    Seen.now();
    List<Bounds> places = Seen.fx(() -> places(scene));
    List<Color> colors = Seen.fx(() -> colors(scene));

    Console console =
        Seen.fx(() -> {
          ClusterSettings settings =
              ClusterSettings.defaults(data).withPorts(PortPlan.RANDOM).withNodes(1);
          Console filled = new Console(new ClusterRun(settings), outline);
          filled.open(false);
          return filled;
        });
    Seen.now();

    assertSame(scene, Seen.fx(stage::getScene));
    assertNotNull(Seen.fx(() -> scene.lookup("#place-cluster")), "it has its controls");
    assertEquals(places, Seen.fx(() -> places(scene)));
    assertEquals(colors, Seen.fx(() -> colors(scene)));
    robot.type(KeyCode.TAB);
    assertNotNull(Seen.fx(scene::getFocusOwner), "the keyboard finds them");
    Seen.fx(() -> {
      console.leave();
      return null;
    });
    assertEquals(0, console.end());
  }

  private static List<Bounds> places(Scene scene) {
    return PARTS.stream()
        .map(scene::lookup)
        .map(part -> part.localToScene(part.getLayoutBounds()))
        .toList();
  }

  /** In the bar and on its edge, in the rail and on its edge, and where the rest will be. */
  private static List<Color> colors(Scene scene) {
    double bar = scene.lookup(".top-bar").getLayoutBounds().getHeight();
    double rail = scene.lookup(".rail-scroll").getLayoutBounds().getWidth();
    double low = scene.getHeight() - BESIDE;
    Image picture = scene.snapshot(null);
    return List.of(
            new Point2D(BESIDE, BESIDE),
            new Point2D(scene.getWidth() - BESIDE, bar - 1),
            new Point2D(BESIDE, low),
            new Point2D(rail - 1, low),
            new Point2D(rail + BESIDE, bar + BESIDE))
        .stream()
        .map(point -> picture.getPixelReader().getColor((int) point.getX(), (int) point.getY()))
        .toList();
  }
}
