package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Simulated users in the real window, on a real cluster. */
final class LoadInWindowTest extends WindowTest {
  @BeforeEach
  void openThePlace(FxRobot robot) {
    rig.go(robot, "load");
    rig.until("it is open", () -> there(robot, "#load-start") && there(robot, "#load-users"));
  }

  @Test
  void aPlanIsRunAndJudged(FxRobot robot) {
    type(robot, "#load-rate", "80");
    type(robot, "#load-seconds", "2");
    type(robot, "#load-users", "6");
    press(robot, "#load-start");
    rig.until("it is over", () -> rig.has(EventType.LOAD_ENDED, "load-1"));
    rig.until("the verdict is there", () -> text(robot, "#load-state").equals("Passed"));
    assertEquals("Passed", verdict(robot, "sessions-lost"));
    assertEquals("Unknown", verdict(robot, "writes-lost"), "nobody wrote anything");
    press(robot, "#load-again");
    rig.until("the same again", () -> rig.has(EventType.LOAD_ENDED, "load-2"));
    press(robot, "#load-change");
    rig.until("it can be changed", () -> there(robot, "#load-seconds"));
    type(robot, "#load-seconds", "600");
    press(robot, "#load-start");
    rig.until("it is what shows", () -> there(robot, "#load-stop") && shown(robot, "#load-stop"));
    press(robot, "#load-stop");
    rig.until("it was stopped", () -> rig.has(EventType.LOAD_ABORTED, "load-3"));
    rig.until("it says so", () -> text(robot, "#load-state").equals("Stopped"));
    press(robot, "#run-load-1");
    rig.until("the first one is looked at", () -> text(robot, "#load-state").equals("Passed"));
  }

  @Test
  void whatIsNotPossibleIsRefusedAtItsField(FxRobot robot) {
    type(robot, "#load-users", "0");
    rig.until("it cannot start", () -> robot.lookup("#load-start").query().isDisabled());
    assertTrue(
        rig.fx(() ->
            robot.lookup(".setting-error").queryAllAs(Label.class).stream()
                .anyMatch(one -> one.isVisible() && one.getText().startsWith("users is 1"))));
    press(robot, "#shape-writes");
    rig.until("a ready load can", () -> !robot.lookup("#load-start").query().isDisabled());
    assertEquals(
        "30", rig.fx(() -> robot.lookup("#load-users").queryAs(TextField.class).getText()));
  }

  @Test
  void thePlaceTakesTheRoomAndGivesItBack(FxRobot robot) {
    double wide = rig.fx(() -> panel(robot, "#load-start").getLayoutBounds().getWidth());
    rig.go(robot, "cluster");
    rig.until("the drawing shows", () -> there(robot, "#topology"));
    rig.until(
        "it has the session view beside it",
        () -> panel(robot, "#topology").getLayoutBounds().getWidth() < wide * 0.8);
  }

  private static Node panel(FxRobot robot, String inside) {
    Node node = robot.lookup(inside).query();
    while (!node.getStyleClass().contains("panel")) {
      node = node.getParent();
    }
    return node;
  }

  private static boolean shown(FxRobot robot, String id) {
    return robot.lookup(id).query().isVisible();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
  }

  private String verdict(FxRobot robot, String check) {
    return rig.fx(() ->
        robot.from(robot.lookup("#check-" + check)).lookup(".chip").queryAs(Label.class).getText());
  }
}
