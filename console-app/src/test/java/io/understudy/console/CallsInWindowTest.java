package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Calls of a service in the real window, on a real cluster. */
@ExtendWith(ApplicationExtension.class)
final class CallsInWindowTest {
  @TempDir private Path data;

  private WindowRig rig;

  @Start
  void open(Stage stage) {
    rig = WindowRig.open(stage, data);
  }

  @BeforeEach
  void untilItServes() {
    rig.untilUp(3);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void helloIsAnsweredWithWorldStepByStep(FxRobot robot) {
    rig.go(robot, "calls");
    rig.until("it is open", () -> robot.lookup("#call-send").tryQuery().isPresent());
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
    return rig.fx(
        () ->
            robot.lookup("#call-steps").queryAs(VBox.class).getChildren().stream()
                .map(Node::getAccessibleText)
                .toList());
  }
}
