package io.understudy.console.cards;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.BringUp;
import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.Samples;
import io.understudy.console.bridge.Bridges;
import io.understudy.console.bridge.FakeEngine;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.NodeAct;
import io.understudy.console.shell.Remembered;
import io.understudy.console.shell.Theme;
import io.understudy.console.shell.ThemeChoice;
import io.understudy.console.shell.Workspace;
import io.understudy.node.NodeState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The nodes in their layouts, of clusters that do not run. */
@ExtendWith(ApplicationExtension.class)
final class NodesOnScreenTest {
  private static final long PATIENCE_MS = 20_000;
  private static final String ROWS = "#node-rows";

  private Workspace desk;
  private CardsView cards;
  private FakeEngine engine;

  @Start
  void open(Stage stage) {
    desk =
        Workspace.create(
            new Remembered(ThemeChoice.DARK, Language.ENGLISH, Optional.empty(), Map.of()),
            new Theme(ThemeChoice.DARK));
    cards = new CardsView(desk);
    Region aside = new Region();
    aside.setId("aside");
    aside.setMaxSize(40, 40);
    StackPane.setAlignment(aside, Pos.CENTER_RIGHT);
    cards.view().setMaxWidth(300);
    StackPane.setAlignment(cards.view(), Pos.CENTER_LEFT);
    Scene scene = new Scene(new StackPane(desk.palette(), cards.view(), aside), 500, 600);
    desk.theme().dress(scene);
    stage.setScene(scene);
    stage.show();
    engine = new FakeEngine(Samples.cluster(nodes(20)));
    Bridges.connect(desk.bridge(), engine);
  }

  @AfterEach
  void close() {
    desk.bridge().close();
  }

  @Test
  void theLayoutFollowsTheNumberUntilSomebodyChooses(FxRobot robot) {
    assertTrue(count(robot, ".node-row") > 5, "twenty are rows");
    assertTrue(count(robot, ".node-row") < 20, "only the rows in sight exist");
    become(nodes(3));
    assertEquals(3, count(robot, ".card"));
    become(nodes(64));
    assertEquals(1, count(robot, "#node-grid"));
    robot.clickOn("#view-rows");
    assertEquals("rows", fx(() -> desk.kept().get("layout.nodes", "")), "it is remembered");
    assertTrue(count(robot, ".node-row") > 5);
    assertTrue(count(robot, ".node-row") < 32);
    robot.clickOn("#view-rows").clickOn("#view-automatic");
    assertEquals(
        1, count(robot, "#node-grid"), "a second press of the same button changes nothing");
  }

  @Test
  void aChipListsOnlyItsState(FxRobot robot) {
    become(with(nodes(20), 17, NodeState.DOWN));
    assertEquals("1 Down", fx(() -> robot.lookup("#filter-down").queryLabeled().getText()));
    robot.clickOn("#filter-down");
    assertEquals(List.of("node-17"), items(robot));
    robot.clickOn("#filter-down");
    assertEquals(20, items(robot).size());
  }

  @Test
  void unhealthyFirstWaitsForThePointerToLeave(FxRobot robot) {
    robot.clickOn("#worst-first").moveTo("#row-node-3");
    become(with(nodes(20), 17, NodeState.DOWN));
    assertEquals("node-1", items(robot).getFirst());
    robot.moveTo("#aside");
    until("it comes to the top", () -> items(robot).getFirst().equals("node-17"));
    become(nodes(20));
    until("and goes again", () -> items(robot).getFirst().equals("node-1"));
  }

  @Test
  void whatIsUnderWayShowsOnItsOwnRowAndIsCancelledThere(FxRobot robot) {
    robot.clickOn("#row-node-2");
    assertEquals("Kill", fx(() -> act(robot).getText()));
    fx(() -> {
      desk.actions().run(NodeAct.DRAIN, desk.selection().node().getValue());
      return null;
    });
    assertEquals("Cancel", fx(() -> act(robot).getText()));
    robot.clickOn("#act-node-2");
    assertTrue(fx(() -> desk.actions().pending().isEmpty()));
    assertEquals("Kill", fx(() -> act(robot).getText()));
    assertEquals(List.of(), engine.calls());
    robot.clickOn("#act-node-2");
    until("it is killed", () -> engine.calls().equals(List.of("kill node-2")));
  }

  @Test
  void arrowsMoveInRowsAndInTheGrid(FxRobot robot) {
    robot.clickOn("#row-node-2").type(KeyCode.DOWN, 2);
    assertEquals("node-4", selected());
    robot.clickOn("#view-grid");
    Bounds tile = fx(() -> screen(robot, "node-7"));
    robot.clickOn(tile).type(KeyCode.RIGHT);
    assertEquals("node-8", selected());
    assertTrue(fx(() -> robot.lookup("#node-grid").query().getAccessibleText()).contains("node-8"));
    assertTrue(fx(() -> robot.lookup("#act-node-8").query().isVisible()), "its card is below");
    robot.type(KeyCode.HOME);
    assertEquals("node-1", selected());
  }

  @Test
  void aClusterThatGrowsSaysHowFarItIsAndCanBeStopped(FxRobot robot) {
    engine.grow(Optional.of(new BringUp.Progress(12, 64)));
    become(nodes(12));
    assertTrue(fx(() -> robot.lookup("#growth").query().isVisible()));
    assertEquals(
        "12 of 64 nodes", fx(() -> robot.lookup(".growth-words").queryLabeled().getText()));
    robot.clickOn("#growth-cancel");
    until("it is told to stop", () -> engine.calls().contains("cancel bring-up"));
    engine.grow(Optional.empty());
    become(nodes(12));
    assertFalse(fx(() -> robot.lookup("#growth").query().isVisible()));
  }

  @Test
  void everyButtonHasAName(FxRobot robot) {
    robot.clickOn("#row-node-2");
    fx(() -> {
      for (var one : robot.from(cards.view()).lookup(".button, .toggle-button").queryAll()) {
        assertNotNull(one.getAccessibleText(), () -> "no name: " + one);
      }
      return null;
    });
  }

  private Bounds screen(FxRobot robot, String id) {
    NodeGrid grid = (NodeGrid) robot.lookup("#node-grid").query().getParent();
    return grid.localToScreen(grid.tile(id).orElseThrow());
  }

  private static Button act(FxRobot robot) {
    return robot.lookup("#act-node-2").queryButton();
  }

  private String selected() {
    return fx(() -> desk.selection().id().get());
  }

  private static List<String> items(FxRobot robot) {
    return fx(() -> {
      ListView<String> list = robot.lookup(ROWS).queryListView();
      return List.copyOf(list.getItems());
    });
  }

  /** How many of them are on the screen. */
  private static int count(FxRobot robot, String query) {
    return fx(() -> {
      robot.window(0).getScene().getRoot().layout();
      return (int)
          robot.lookup(query).queryAll().stream()
              .filter(one -> one.isVisible() && one.getParent().isVisible())
              .count();
    });
  }

  private void become(Node... nodes) {
    engine.become(Samples.cluster(nodes));
    fx(() -> {
      desk.bridge().look();
      return null;
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Node[] with(Node[] nodes, int number, NodeState state) {
    nodes[number - 1] = Samples.node("node-" + number, state, UpstreamHealth.EJECTED);
    return nodes;
  }

  private static Node[] nodes(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> Samples.up("node-" + number))
        .toArray(Node[]::new);
  }

  private static void until(String what, Callable<Boolean> condition) {
    await(what).atMost(Duration.ofMillis(PATIENCE_MS)).until(() -> fx(condition));
  }

  private static <T> T fx(Callable<T> call) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MS, call);
  }
}
