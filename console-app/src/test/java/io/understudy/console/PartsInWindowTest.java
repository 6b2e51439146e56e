package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.FrontendState;
import io.understudy.cluster.ClusterSettings;
import io.understudy.journal.EventType;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Frontends and the store are killed and revived in the real window, on a real cluster. */
final class PartsInWindowTest extends WindowTest {
  @Override
  ClusterSettings startedWith() {
    return super.startedWith().withFrontends(2);
  }

  @Test
  void keysSelectKillAndReviveAFrontend(FxRobot robot) {
    robot.clickOn("#card-node-1").type(KeyCode.E, 2);
    rig.until("the second one is selected", () -> selected("frontend-2"));
    robot.type(KeyCode.K);
    rig.until("it is down", () -> frontend(1) == FrontendState.DOWN);
    rig.until("the summary says so", () -> chip(robot, "1 of 2 frontends"));
    assertTrue(rig.fx(() -> frontend(0) == FrontendState.UP));
    robot.type(KeyCode.R);
    rig.until("it is up", () -> frontend(1) == FrontendState.UP);
    rig.until("the summary is silent", () -> !chip(robot, "1 of 2 frontends"));
    rig.until("the journal has it", () -> rig.has(EventType.FRONTEND_REVIVED, "frontend-2"));
  }

  @Test
  void keysSelectKillAndReviveTheStore(FxRobot robot) {
    robot.clickOn("#card-node-1").type(KeyCode.S, KeyCode.K);
    rig.until("it is out", () -> rig.picture().store().state().equals("OUT"));
    rig.until("the summary says so", () -> chip(robot, "Store out"));
    robot.type(KeyCode.R);
    rig.until("it is back", () -> rig.picture().store().state().equals("UP"));
    rig.until("the summary is silent", () -> !chip(robot, "Store out"));
    rig.untilUp(3);
  }

  private FrontendState frontend(int index) {
    return rig.picture().frontends().get(index).state();
  }

  private boolean selected(String id) {
    return id.equals(rig.console().workspace().selection().id().get());
  }

  private static boolean chip(FxRobot robot, String text) {
    return robot.lookup(".chip").queryAllAs(Labeled.class).stream()
        .anyMatch(one -> text.equals(one.getText()));
  }
}
