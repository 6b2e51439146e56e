package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.cluster.Preset;
import io.understudy.journal.EventType;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Another shape is chosen in the real window, and a real cluster takes it. */
final class PresetsInWindowTest extends WindowTest {
  private static boolean shows(FxRobot robot, String id) {
    return robot.lookup(id).tryQueryAs(Node.class).filter(Node::isVisible).isPresent();
  }

  private void choose(String name) {
    rig.fx(() -> {
      var guide = rig.console().workspace().guide();
      Preset wanted =
          guide.presets().stream()
              .filter(preset -> preset.name().equals(name))
              .findFirst()
              .orElseThrow();
      guide.choose(wanted);
      return null;
    });
    rig.untilAtLast(name, () -> rig.picture().preset().equals(name));
  }

  @Test
  void thePageOpensTheStepsShowAndTheClusterHasTheShape(FxRobot robot) {
    rig.until("they are known", () -> rig.console().workspace().guide().presets().size() == 5);
    assertEquals(false, rig.fx(() -> shows(robot, "#guide")));
    choose("chat");
    rig.until("two views", () -> shows(robot, "#session-view-two"));
    rig.until("the steps", () -> shows(robot, "#guide-step-5"));
    choose("three-tier");
    rig.until("three frontends", () -> rig.picture().frontends().size() == 3);
    rig.until("one view", () -> !shows(robot, "#session-view-two"));
    rig.until("the journal has it", () -> rig.has(EventType.PRESET_APPLIED, "cluster"));
  }

  @Test
  void anEmptyClusterOffersThem(FxRobot robot) {
    rig.fx(() -> {
      rig.console()
          .workspace()
          .calls()
          .run(engine -> {
            for (int number = 1; number <= 3; number++) {
              engine.remove("node-" + number).join();
            }
          });
      return null;
    });
    rig.untilAtLast("it is empty", () -> shows(robot, "#empty-cluster"));
    rig.fx(() -> {
      robot.lookup("#offer-failover").queryAs(Button.class).fire();
      return null;
    });
    rig.untilUp(3);
    rig.until("the offers are gone", () -> !shows(robot, "#empty-cluster"));
  }
}
