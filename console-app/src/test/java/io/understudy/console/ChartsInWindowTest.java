package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.node.NodeState;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The charts of the real window: pointing, zooming, panning, by pointer and by keys. */
final class ChartsInWindowTest extends WindowTest {
  private static final String CHART = "#chart-overview .chart-drawing";
  private static final String TITLE = "Last minute";

  @BeforeEach
  void untilRequestsFlow(FxRobot robot) {
    rig.fx(() -> {
      rig.console().workspace().actions().toggleTraffic();
      return null;
    });
    rig.until("requests are measured", () -> rig.picture().totals().perSecond() > 0);
  }

  @Test
  void thePointerReadsZoomsAndMoves(FxRobot robot) {
    Region chart = robot.lookup(CHART).queryAs(Region.class);
    Point2D edge = rig.fx(() -> chart.localToScreen(chart.getWidth() - 60, chart.getHeight() / 2));
    robot.moveTo(edge);
    rig.until("the values are read", () -> reading(robot).contains(" req/s"));
    assertEquals(TITLE, title(robot));
    rig.fx(() -> {
      wheel(chart);
      return null;
    });
    rig.until("it is nearer", () -> !title(robot).equals(TITLE));
    rig.until("there is a way back", () -> robot.lookup("#chart-live").query().isVisible());
    robot.press(MouseButton.PRIMARY).moveBy(-60, 0).moveBy(120, 0).release(MouseButton.PRIMARY);
    String moved = rig.fx(() -> title(robot));
    assertTrue(moved.matches("\\d\\d:\\d\\d:\\d\\d – \\d\\d:\\d\\d:\\d\\d"), moved);
    robot.clickOn("#chart-live");
    rig.until("the last minute is back", () -> title(robot).equals(TITLE));
  }

  @Test
  void theKeysReadZoomAndMoveToo(FxRobot robot) {
    Region chart = robot.lookup(CHART).queryAs(Region.class);
    rig.fx(() -> {
      chart.requestFocus();
      return null;
    });
    robot.type(KeyCode.LEFT, 2);
    rig.until("a screen reader hears it", () -> chart.getAccessibleText().contains(" req/s"));
    robot.type(KeyCode.PLUS, 3);
    rig.until("it is nearer", () -> !title(robot).equals(TITLE));
    robot.type(KeyCode.PAGE_UP);
    robot.type(KeyCode.MINUS);
    robot.type(KeyCode.BACK_SPACE);
    rig.until("the last minute is back", () -> title(robot).equals(TITLE));
  }

  @Test
  void theSelectedNodeHasItsOwnChartAndEachActItsMark(FxRobot robot) {
    robot.clickOn("#chart-scope").clickOn("#chart-scope-node");
    robot.clickOn("#card-node-2");
    rig.until("it is the node's", () -> title(robot).equals("Last minute · node-2"));
    robot.type(KeyCode.K);
    rig.until("the node is down", () -> state("node-2") == NodeState.DOWN);
    Region chart = robot.lookup(CHART).queryAs(Region.class);
    rig.fx(() -> {
      chart.requestFocus();
      return null;
    });
    rig.until("the kill is told", () -> tells(chart, "kill node-2"));
  }

  /** The toolkit of the tests has a wheel that turns the other way round. */
  private static void wheel(Region chart) {
    double x = chart.getWidth() - 60;
    Point2D screen = chart.localToScreen(x, 60);
    chart.fireEvent(
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            60,
            screen.getX(),
            screen.getY(),
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            40,
            0,
            40,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  /** Whether one of the last moments does, stepping back from the last one. */
  private static boolean tells(Region chart, String words) {
    press(chart, KeyCode.END);
    for (int i = 0; i < 8 && !chart.getAccessibleText().contains(words); i++) {
      press(chart, KeyCode.LEFT);
    }
    return chart.getAccessibleText().contains(words);
  }

  private static void press(Region chart, KeyCode key) {
    chart.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
  }

  private NodeState state(String id) {
    return rig.picture().nodes().stream()
        .filter(node -> node.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static String title(FxRobot robot) {
    Node chart = robot.lookup("#chart-overview").query();
    return ((Label) chart.getParent().getParent().getParent().lookup(".panel-title")).getText();
  }

  private static String reading(FxRobot robot) {
    return robot.lookup("#chart-overview .chart-reading").queryAs(Label.class).getText();
  }
}
