package io.understudy.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.PortPlan;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Remembered;
import io.understudy.console.shell.ThemeChoice;
import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on a real cluster. */
@ExtendWith(ApplicationExtension.class)
final class ConsoleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path data;

  private Stage stage;
  private Console console;

  @Start
  void open(Stage primary) {
    stage = primary;
    console = new Console(ClusterSettings.defaults(data).withPorts(PortPlan.RANDOM), primary);
    // The desktop's language would decide, and an earlier window may have changed that.
    console.workspace().texts().language().set(Language.ENGLISH);
    console.open(false);
  }

  @BeforeEach
  void untilItServes() {
    until("three nodes are up", () -> picture() != null && picture().totals().up() == 3);
  }

  @AfterEach
  void close() {
    fx(
        () -> {
          console.leave();
          return null;
        });
    assertEquals(0, console.end());
  }

  @Test
  void aClickKillsANodeAndAClickRevivesIt(FxRobot robot) {
    assertEquals("Kill", fx(() -> act(robot).getText()));
    robot.clickOn("#act-node-2");
    untilState("node-2", NodeState.DOWN);
    until("the button offers the undo", () -> act(robot).getText().equals("Revive"));
    assertTrue(has(EventType.NODE_KILLED, "node-2"));
    robot.clickOn("#act-node-2");
    untilState("node-2", NodeState.UP);
    until("the button offers a kill", () -> act(robot).getText().equals("Kill"));
    until("the chart marks it", () -> has(EventType.NODE_REVIVED, "node-2"));
  }

  @Test
  void keysSelectKillAndRevive(FxRobot robot) {
    robot.clickOn("#card-node-1");
    robot.type(KeyCode.DIGIT3);
    until("node-3 is selected", () -> "node-3".equals(selected()));
    robot.type(KeyCode.K);
    untilState("node-3", NodeState.DOWN);
    robot.type(KeyCode.R);
    untilState("node-3", NodeState.UP);
  }

  @Test
  void aDrainCanBeUndoneAndANodeCanBeAdded(FxRobot robot) {
    robot.clickOn("#card-node-1");
    robot.type(KeyCode.D);
    until("the undo is offered", () -> robot.lookup(".undo").tryQuery().isPresent());
    robot.clickOn(".undo");
    until("the undo is gone", () -> robot.lookup(".undo").tryQuery().isEmpty());
    robot.clickOn("#add-node");
    until("a fourth node is up", () -> picture().totals().up() == 4);
    assertEquals(NodeState.UP, state("node-1"));
  }

  @Test
  void trafficRunsAndTheSummaryIsHonest(FxRobot robot) {
    robot.clickOn("#card-node-1");
    robot.type(KeyCode.T);
    until("requests flow", () -> picture().totals().perSecond() > 0);
    robot.type(KeyCode.K);
    untilState("node-1", NodeState.DOWN);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertTrue(chips(robot).contains("2 of 3 up"), chips(robot).toString()));
    assertEquals(0, fx(() -> picture().totals().sessionsLost()));
  }

  @Test
  void theWindowIsRemembered() {
    fx(
        () -> {
          console.workspace().theme().choice().set(ThemeChoice.DARK);
          console.workspace().texts().language().set(Language.PORTUGUESE_BRAZIL);
          stage.setWidth(1_100);
          console.leave();
          return null;
        });
    console.end();
    Remembered remembered = Remembered.load(data, "en");
    assertEquals(ThemeChoice.DARK, remembered.theme());
    assertEquals(Language.PORTUGUESE_BRAZIL, remembered.language());
    assertEquals(1_100, remembered.bounds().orElseThrow().width());
  }

  private static Button act(FxRobot robot) {
    return robot.lookup("#act-node-2").queryAs(Button.class);
  }

  private static List<String> chips(FxRobot robot) {
    return fx(
        () ->
            robot.lookup(".chip").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList());
  }

  private String selected() {
    return console.workspace().selection().id().get();
  }

  private ClusterSnapshot picture() {
    return console.workspace().bridge().snapshot().get();
  }

  private NodeState state(String id) {
    return fx(
        () ->
            picture().nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow()
                .state());
  }

  private boolean has(EventType type, String subject) {
    return fx(
        () ->
            console.workspace().bridge().events().stream()
                .anyMatch(event -> event.type() == type && event.subject().equals(subject)));
  }

  private void untilState(String id, NodeState state) {
    await(id + " " + state).atMost(PATIENCE).until(() -> state(id) == state);
  }

  private static void until(String what, Callable<Boolean> condition) {
    await(what).atMost(PATIENCE).until(() -> fx(condition));
  }

  private static <T> T fx(Callable<T> call) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), call);
  }
}
