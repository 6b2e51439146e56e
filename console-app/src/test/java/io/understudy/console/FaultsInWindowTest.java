package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.shell.FaultActions;
import io.understudy.fault.ActiveFault;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Faults in the real window, on a real cluster. */
final class FaultsInWindowTest extends WindowTest {
  @Test
  void aFaultIsAddedShowsOnItsCardAndAClickRemovesIt(FxRobot robot) {
    robot.clickOn("#card-node-2").type(KeyCode.F);
    rig.until("it is open", () -> robot.lookup("#fault-add-latency").tryQuery().isPresent());
    rig.fill(robot, "#fault-latency-ms", "40");
    robot.clickOn("#fault-add-latency");
    rig.until("node-2 is late", () -> !faults("node-2").isEmpty());
    assertEquals(40, rig.fx(() -> faults("node-2").getFirst().parameters().get("ms")));
    rig.until("its card says so", () -> chips(robot).equals(List.of("Latency 40 ms")));
    robot.clickOn(".button.fault");
    rig.until("it is gone", () -> faults("node-2").isEmpty() && chips(robot).isEmpty());
  }

  @Test
  void aRefusalStandsBesideTheFieldAndNothingIsLost(FxRobot robot) {
    robot.clickOn("#card-node-1").type(KeyCode.F);
    rig.until("it is open", () -> robot.lookup("#fault-add-error").tryQuery().isPresent());
    rig.fill(robot, "#fault-error-status", "200");
    robot.clickOn("#fault-add-error");
    rig.until(
        "the engine's words",
        () ->
            robot.lookup(".setting-error").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().contains("from 400 to 599, not 200")));
    assertTrue(rig.fx(() -> faults("node-1").isEmpty()));
  }

  @Test
  void allFaultsAreClearedAtOnceByButtonAndByKey(FxRobot robot) {
    Button clear = robot.lookup("#clear-faults").queryAs(Button.class);
    assertTrue(rig.fx(clear::isDisabled));
    addTwo();
    rig.until("the button counts", () -> clear.getText().contains("(2)") && !clear.isDisabled());
    robot.clickOn(clear);
    rig.until("all is well", () -> FaultActions.count(rig.picture()) == 0 && clear.isDisabled());
    addTwo();
    robot.clickOn("#card-node-3").write("0");
    rig.until("all is well again", () -> FaultActions.count(rig.picture()) == 0);
  }

  private void addTwo() {
    rig.fx(() -> {
      FaultActions actions = rig.console().workspace().faults();
      actions.add("node-1", "hang", Map.of(), done -> {}, failed -> {});
      actions.add("node-2", "reset", Map.of("probability", 0), done -> {}, failed -> {});
      return null;
    });
    rig.until("two faults", () -> FaultActions.count(rig.picture()) == 2);
  }

  private List<ActiveFault> faults(String node) {
    return rig.picture().nodes().stream()
        .filter(one -> one.id().equals(node))
        .findFirst()
        .map(Node::faults)
        .orElseThrow();
  }

  private static List<String> chips(FxRobot robot) {
    return robot.lookup(".button.fault").queryAllAs(Button.class).stream()
        .map(Button::getText)
        .toList();
  }
}
