package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.bridge.Bridge;
import io.understudy.console.bridge.Past;
import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The picture of the real window standing still, and going back. */
final class StepBackInWindowTest extends WindowTest {
  @BeforeEach
  void aNodeWasKilledAndRevived(FxRobot robot) {
    rig.untilUp(3);
    robot.clickOn("#card-node-2");
    robot.type(KeyCode.K);
    rig.until("the node is down", () -> state() == NodeState.DOWN);
    rig.until("the kill is in the journal", () -> rig.has(EventType.NODE_KILLED, "node-2"));
    robot.type(KeyCode.R);
    rig.until("the node is up again", () -> state() == NodeState.UP);
    rig.untilUp(3);
  }

  @Test
  void keysStepBackToTheKillAndForwardAgain(FxRobot robot) {
    assertFalse(rig.fx(() -> robot.lookup("#moment").query().isVisible()));
    robot.type(KeyCode.P);
    rig.until("the past is shown", () -> past() != null);
    // One that came a moment ago may have no picture yet.
    assertTrue(rig.fx(() -> bridge().events().indexOf(past().event()) <= 2), "it is of now");
    for (int i = 0; i < 60 && rig.fx(() -> past().event().type()) != EventType.NODE_KILLED; i++) {
      robot.type(KeyCode.P);
    }
    assertEquals(NodeState.DOWN, rig.fx(this::state));
    assertTrue(rig.fx(() -> robot.lookup("#moment").query().isVisible()));
    String words = rig.fx(() -> label(robot, ".moment-event"));
    assertEquals("node-2 killed", words);
    Past there = rig.fx(this::past);
    assertEquals(
        "event %d of %d".formatted(there.position(), there.count()),
        rig.fx(() -> label(robot, ".moment-position")));
    assertEquals(there.event(), rig.fx(() -> selected(robot)));
    robot.type(KeyCode.N);
    rig.until("it is later", () -> past().position() == there.position() + 1);
    robot.type(KeyCode.ESCAPE);
    rig.until("it is the present", () -> past() == null && state() == NodeState.UP);
    assertFalse(rig.fx(() -> robot.lookup("#moment").query().isVisible()));
  }

  @Test
  void aClickInTheJournalGoesThereAndNothingCanBeDoneThere(FxRobot robot) {
    robot.clickOn(
        rig.fx(() ->
            robot.lookup(".event-phrase").queryAllAs(Label.class).stream()
                .filter(label -> label.getText().equals("node-2 revived"))
                .findFirst()
                .<Node>map(label -> label)
                .orElseThrow()));
    rig.until("the moment is shown", () -> past() != null);
    assertEquals(EventType.NODE_REVIVED, rig.fx(() -> past().event().type()));
    Button act = robot.lookup("#act-node-1").queryAs(Button.class);
    assertTrue(act.isDisabled());
    robot.type(KeyCode.K);
    robot.type(KeyCode.A);
    int nodes =
        rig.fx(() -> rig.console().workspace().bridge().engine().get().snapshot()).totals().up();
    assertEquals(3, nodes, "the cluster of the present is as it was");
    rig.fx(() -> {
      rig.console().workspace().actions().addNode();
      return null;
    });
    rig.until("it is said why", () -> toasts(robot).contains("This is the past"));
    robot.clickOn("#window-live");
    rig.until("it is the present", () -> past() == null);
    assertFalse(act.isDisabled());
  }

  @Test
  void theSpaceBarHoldsThePictureAndLosesNothing(FxRobot robot) {
    Node frame = robot.lookup("#still-frame").query();
    assertFalse(frame.isVisible());
    robot.type(KeyCode.SPACE);
    rig.until("it stands still", frame::isVisible);
    int before = rig.fx(() -> bridge().events().size());
    String chip = rig.fx(() -> chips(robot));
    assertTrue(chip.contains("Paused at "), chip);
    rig.fx(() -> rig.console().workspace().bridge().engine().get()).kill("node-3");
    Instant killed = Instant.now();
    rig.until("time goes on", () -> bridge().present().isAfter(killed));
    assertEquals(before, rig.fx(() -> bridge().events().size()));
    assertEquals(3, rig.fx(() -> rig.picture().totals().up()));
    robot.type(KeyCode.SPACE);
    rig.until("nothing is lost", () -> rig.has(EventType.NODE_KILLED, "node-3"));
    rig.untilUp(2);
    assertFalse(frame.isVisible());
  }

  private Bridge bridge() {
    return rig.console().workspace().bridge();
  }

  private Past past() {
    return bridge().past().get();
  }

  private NodeState state() {
    return rig.picture().nodes().get(1).state();
  }

  private static String label(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private static Object selected(FxRobot robot) {
    return robot.lookup(".events").queryAs(ListView.class).getSelectionModel().getSelectedItem();
  }

  private static String toasts(FxRobot robot) {
    List<String> texts =
        robot.lookup(".toast .label").queryAllAs(Label.class).stream().map(Label::getText).toList();
    return String.join(" ", texts);
  }

  private static String chips(FxRobot robot) {
    return String.join(
        " ",
        robot.lookup(".summary .chip").queryAllAs(Label.class).stream()
            .map(Label::getText)
            .toList());
  }
}
