package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.shell.Language;
import io.understudy.console.shell.Remembered;
import io.understudy.console.shell.ThemeChoice;
import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The real window on a real cluster. */
final class ConsoleTest extends WindowTest {
  @Test
  void aClickKillsANodeAndAClickRevivesIt(FxRobot robot) {
    assertEquals("Kill", rig.fx(() -> act(robot).getText()));
    robot.clickOn("#act-node-2");
    untilState("node-2", NodeState.DOWN);
    rig.until("the button offers the undo", () -> act(robot).getText().equals("Revive"));
    assertTrue(rig.fx(() -> rig.has(EventType.NODE_KILLED, "node-2")));
    robot.clickOn("#act-node-2");
    untilState("node-2", NodeState.UP);
    rig.until("the button offers a kill", () -> act(robot).getText().equals("Kill"));
    rig.until("the chart marks it", () -> rig.has(EventType.NODE_REVIVED, "node-2"));
  }

  @Test
  void keysSelectKillAndRevive(FxRobot robot) {
    robot.clickOn("#card-node-1");
    robot.type(KeyCode.DIGIT3);
    rig.until("node-3 is selected", () -> "node-3".equals(selected()));
    robot.type(KeyCode.K);
    untilState("node-3", NodeState.DOWN);
    robot.type(KeyCode.R);
    untilState("node-3", NodeState.UP);
  }

  @Test
  void aDrainCanBeUndoneAndANodeCanBeAdded(FxRobot robot) {
    robot.clickOn("#card-node-1");
    robot.type(KeyCode.D);
    // Not with the pointer: on its long way there the five seconds may be over.
    rig.until(
        "the undo is offered",
        () -> {
          Optional<Button> undo = robot.lookup(".undo").tryQueryAs(Button.class);
          undo.ifPresent(Button::fire);
          return undo.isPresent();
        });
    rig.until("the undo is gone", () -> robot.lookup(".undo").tryQuery().isEmpty());
    robot.clickOn("#add-node");
    rig.until("a fourth node is up", () -> rig.picture().totals().up() == 4);
    assertEquals(NodeState.UP, state("node-1"));
  }

  @Test
  void trafficRunsAndTheSummaryIsHonest(FxRobot robot) {
    robot.clickOn("#card-node-1");
    robot.type(KeyCode.T);
    rig.until("requests flow", () -> rig.picture().totals().perSecond() > 0);
    robot.type(KeyCode.K);
    untilState("node-1", NodeState.DOWN);
    rig.until("the summary says so", () -> chips(robot).contains("2 of 3 up"));
    assertEquals(0, rig.fx(() -> rig.picture().totals().sessionsLost()));
  }

  @Test
  void theWindowIsRemembered() {
    rig.fx(() -> {
      rig.console().workspace().theme().choice().set(ThemeChoice.DARK);
      rig.console().workspace().texts().language().set(Language.PORTUGUESE_BRAZIL);
      stage.setWidth(1_100);
      rig.console().leave();
      return null;
    });
    rig.console().end();
    Remembered remembered = Remembered.load(data, "en");
    assertEquals(ThemeChoice.DARK, remembered.theme());
    assertEquals(Language.PORTUGUESE_BRAZIL, remembered.language());
    assertEquals(1_100, remembered.bounds().orElseThrow().width());
  }

  private static Button act(FxRobot robot) {
    return robot.lookup("#act-node-2").queryAs(Button.class);
  }

  private List<String> chips(FxRobot robot) {
    return rig.fx(() ->
        robot.lookup(".chip").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList());
  }

  private String selected() {
    return rig.console().workspace().selection().id().get();
  }

  private NodeState state(String id) {
    return rig.fx(() ->
        rig.picture().nodes().stream()
            .filter(node -> node.id().equals(id))
            .findFirst()
            .orElseThrow()
            .state());
  }

  private void untilState(String id, NodeState state) {
    rig.until(id + " " + state, () -> state(id) == state);
  }
}
