package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSettings;
import io.understudy.console.shell.NodeAct;
import io.understudy.console.shell.Toast;
import io.understudy.node.NodeState;
import java.time.Duration;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** A cluster of many nodes is watched while it starts for the first time, and stopped in that. */
final class FirstBringUpTest extends WindowTest {
  private static final int WANTED = 60;

  @Override
  ClusterSettings startedWith() {
    return super.startedWith().withNodes(WANTED).withStagger(Duration.ofSeconds(1));
  }

  @Override
  void untilNodesAreUp() {
    rig.until("the first node is seen", () -> rig.picture() != null && up() > 0);
  }

  private long up() {
    return rig.picture().nodes().stream().filter(node -> node.state() == NodeState.UP).count();
  }

  @Test
  void itIsSeenGrowingAndCanBeStopped(FxRobot robot) {
    rig.until("it says how far it is", () -> robot.lookup("#growth").query().isVisible());
    assertFalse(rig.fx(rig::runs), "it is still starting");
    assertTrue(
        robot.lookup("#empty-cluster").queryAll().stream().noneMatch(Node::isVisible),
        "nothing is offered to those who wait");
    assertTrue(rig.fx(() -> robot.lookup("#add-node").queryButton().isDisabled()));
    rig.fx(() -> {
      rig.console().workspace().actions().run(NodeAct.KILL, rig.picture().nodes().getFirst());
      return null;
    });
    rig.until(
        "that has to wait",
        () ->
            rig.console().workspace().toasts().said().stream()
                .map(said -> said.toast())
                .anyMatch(toast -> toast.kind() == Toast.Kind.PROBLEM));
    robot.clickOn("#growth-cancel");
    rig.until("it runs", rig::runs);
    rig.until("nothing grows", () -> !robot.lookup("#growth").query().isVisible());
    rig.until("those that came serve", () -> up() == rig.picture().nodes().size());
    int there = rig.fx(() -> rig.picture().nodes().size());
    assertTrue(there < WANTED, there + " nodes");
    assertFalse(rig.fx(() -> robot.lookup("#add-node").queryButton().isDisabled()));
  }
}
