package io.understudy.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testfx.api.FxRobot;

/** Every command that begins a walkthrough; {@link ToursInWindowTest} walks them to the end. */
final class TourCommandsTest extends WindowTest {
  private static final List<String> TOURS =
      List.of("first-minute", "failover", "three-tier", "throughput", "chat", "middleware");

  @TestFactory
  Stream<DynamicTest> eachCommandDoesWhatItSays(FxRobot robot) {
    rig.until("presets are known", () -> rig.console().workspace().guide().presets().size() == 5);
    return CommandCheck.tests(new CommandRig(rig, robot), checks());
  }

  /** A check for each, by its name. */
  static Map<String, CommandCheck> checks() {
    Map<String, CommandCheck> checks = new LinkedHashMap<>();
    for (String tour : TOURS) {
      boolean anyShape = tour.equals("first-minute");
      checks.put("help.tour." + tour, (rig, id) -> begins(rig, id, anyShape ? "" : tour));
    }
    return checks;
  }

  private static void begins(CommandRig rig, String id, String preset) {
    rig.give(id);
    rig.window()
        .untilAtLast(
            "its first step, in its shape",
            () ->
                rig.shows("#tour")
                    && rig.robot()
                        .lookup("#tour-progress")
                        .queryAs(Labeled.class)
                        .getText()
                        .startsWith("1 of ")
                    && (preset.isEmpty() || rig.picture().preset().equals(preset)));
    rig.robot().type(KeyCode.ESCAPE);
    rig.until("it is left", () -> !rig.shows("#tour"));
  }
}
