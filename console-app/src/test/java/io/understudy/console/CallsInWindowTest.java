package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Calls of a service in the real window, on a real cluster. */
final class CallsInWindowTest extends WindowTest {
  @Test
  void helloIsAnsweredWithWorldStepByStep(FxRobot robot) {
    rig.go(robot, "calls");
    rig.until("it is open", () -> robot.lookup("#call-send").tryQuery().isPresent());
    rig.fill(robot, "#call-deadline", "20000");
    robot.clickOn("#call-send");
    rig.until(
        "the answer is there", () -> !steps(robot).isEmpty() && last(robot).contains("World"));
    assertTrue(steps(robot).getFirst().contains("Resolve"), () -> steps(robot).toString());
    assertTrue(last(robot).contains("Answer"), () -> steps(robot).toString());
  }

  private String last(FxRobot robot) {
    return steps(robot).getLast();
  }

  /** What a screen reader says of each step. */
  private List<String> steps(FxRobot robot) {
    return rig.fx(() ->
        robot.lookup("#call-steps").queryAs(VBox.class).getChildren().stream()
            .map(Node::getAccessibleText)
            .toList());
  }
}
