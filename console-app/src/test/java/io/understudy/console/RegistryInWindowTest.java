package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.console.shell.FaultActions;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The registry and its leases in the real window, on a real cluster. */
final class RegistryInWindowTest extends WindowTest {
  @Test
  void aNodeThatIsCutOffFromTheRegistryLosesItsLeaseAndGetsItBack(FxRobot robot) {
    robot.clickOn("#card-node-1").type(KeyCode.G);
    rig.until("it is open", () -> robot.lookup("#leases").tryQuery().isPresent());
    rig.until("three leases are held", () -> states(robot).equals(List.of("Held", "Held", "Held")));
    FaultActions actions = rig.console().workspace().faults();
    rig.fx(() -> {
      actions.add("node-2", "partition", Map.of("from", "registry"), done -> {}, no -> {});
      return null;
    });
    rig.until("one ran out", () -> states(robot).equals(List.of("Held", "Run out", "Held")));
    assertEquals(
        "127.0.0.1:" + rig.picture().nodes().get(1).url().getPort(),
        rig.fx(() -> words(robot).get(1)[2]));
    rig.fx(() -> {
      actions.clearAll();
      return null;
    });
    rig.until("it is back", () -> states(robot).equals(List.of("Held", "Held", "Held")));
  }

  private List<String> states(FxRobot robot) {
    return rig.fx(() -> words(robot).stream().map(words -> words[1]).toList());
  }

  /** What a screen reader says of each lease in sight, in parts. */
  private static List<String[]> words(FxRobot robot) {
    return robot.lookup("#leases").queryAs(ListView.class).lookupAll(".list-cell").stream()
        .map(ListCell.class::cast)
        .filter(cell -> !cell.isEmpty())
        .sorted((a, b) -> a.getIndex() - b.getIndex())
        .map(cell -> cell.getAccessibleText().split(", "))
        .toList();
  }
}
