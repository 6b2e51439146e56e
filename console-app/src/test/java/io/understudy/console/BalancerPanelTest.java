package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.BalancerSettings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The panel of the balancer's settings in the real window, on a real cluster. */
final class BalancerPanelTest extends WindowTest {
  @Test
  void aKeyOpensItAndAPolicyIsChosenAndApplied(FxRobot robot) {
    robot.clickOn("#card-node-1");
    Node before = rig.fx(this::focused);
    robot.type(KeyCode.L);
    rig.until("it is open", () -> shows(robot, "#policy-sticky"));
    robot.clickOn("#policy-sticky").clickOn("#balancer-apply");
    rig.until("it is applied", () -> settings().policy().equals("sticky"));
    rig.until("nothing is left to apply", () -> disabled(robot, "#balancer-apply"));
    robot.type(KeyCode.ESCAPE);
    rig.until("it is closed", () -> !shows(robot, "#policy-sticky"));
    assertEquals(before, rig.fx(this::focused));
  }

  @Test
  void anImpossibleValueIsRefusedBesideItsFieldAndStays(FxRobot robot) {
    robot.clickOn("#card-node-1").type(KeyCode.L);
    rig.until("it is open", () -> shows(robot, "#setting-slowStartMs"));
    rig.fill(robot, "#setting-slowStartMs", "700000");
    rig.until(
        "the engine's words", () -> says(robot, "\"slowStartMs\" is 0 to 600000, not 700000"));
    assertTrue(rig.fx(() -> disabled(robot, "#balancer-apply")));
    assertEquals(0, rig.fx(() -> settings().slowStartMs()));
    rig.fill(robot, "#setting-slowStartMs", "1500");
    robot.clickOn("#balancer-apply");
    rig.until("it is applied", () -> settings().slowStartMs() == 1_500);
    assertEquals(
        "1500",
        rig.fx(() -> robot.lookup("#setting-slowStartMs").queryAs(TextField.class)).getText());
  }

  @Test
  void theDefaultsAreFilledInAndAppliedOnlyWhenAsked(FxRobot robot) {
    robot.clickOn("#card-node-1").type(KeyCode.L);
    rig.until("it is open", () -> shows(robot, "#policy-random"));
    robot.clickOn("#policy-random").clickOn("#balancer-apply");
    rig.until("it is applied", () -> settings().policy().equals("random"));
    robot.clickOn("#balancer-defaults");
    rig.until("the default is chosen", () -> chosen(robot, "#policy-round-robin"));
    assertEquals("random", rig.fx(() -> settings().policy()));
    robot.clickOn("#balancer-discard");
    rig.until("what holds is chosen", () -> chosen(robot, "#policy-random"));
  }

  private BalancerSettings settings() {
    return rig.picture().balancer().settings();
  }

  private Node focused() {
    return rig.console().workspace().palette().getScene().getFocusOwner();
  }

  private static boolean shows(FxRobot robot, String id) {
    return robot
        .lookup(id)
        .tryQuery()
        .filter(Node::isVisible)
        .map(BalancerPanelTest::isInSight)
        .orElse(false);
  }

  private static boolean isInSight(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static boolean disabled(FxRobot robot, String id) {
    return robot.lookup(id).query().isDisabled();
  }

  private static boolean chosen(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(RadioButton.class).isSelected();
  }

  private static boolean says(FxRobot robot, String text) {
    return robot.lookup(".setting-error").queryAllAs(Label.class).stream()
        .anyMatch(label -> label.isVisible() && text.equals(label.getText()));
  }
}
