package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.shell.InPortuguese;
import io.understudy.console.shell.Language;
import io.understudy.journal.EventType;
import io.understudy.rpc.client.CallSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.web.WebView;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** In Portuguese there is no English in the window, whatever happens to be in it. */
final class PortugueseInWindowTest extends WindowTest {
  /** Where JavaFX keeps the tooltip of a node. */
  private static final String TOOLTIP = "javafx.scene.control.Tooltip";

  /** What was seen of that, and did not belong there. */
  private final Set<String> english = new TreeSet<>();

  private int read;

  @Override
  void beforeItOpens() throws IOException {
    Path folder = Files.createDirectories(data.resolve("experiments"));
    Files.writeString(folder.resolve("odd.yaml"), "title: 3 4\nmethod: 7\n");
  }

  @Test
  void nothingIsLeftInEnglish(FxRobot robot) {
    rig.fx(() -> {
      rig.console().workspace().texts().language().set(Language.PORTUGUESE_BRAZIL);
      return null;
    });
    thingsHappen();
    loads(robot);
    experiments(robot);
    balancing(robot);
    for (String place : new String[] {"calls", "journal", "dns", "sessions", "chat", "settings"}) {
      rig.go(robot, place);
      look();
    }
    rig.go(robot, "cluster");
    robot.clickOn("#card-node-3");
    refused();
    look();
    assertTrue(read > 1_000, "so much was read: " + read);
    assertEquals(Set.of(), english);
  }

  private void thingsHappen() {
    rig.fx(() -> {
      var calls = rig.console().workspace().calls();
      calls.run(engine -> engine.addFault("node-1", "latency", Map.of("ms", 5, "jitterMs", 2)));
      calls.run(engine -> engine.kill("node-2"));
      calls.run(engine -> engine.call(CallSpec.DEFAULTS.withServers("node-2", List.of())));
      return null;
    });
    rig.until("a node is dead", () -> rig.has(EventType.NODE_KILLED, "node-2"));
    rig.until("a service was called", () -> !rig.picture().recentCalls().isEmpty());
    look();
  }

  private void loads(FxRobot robot) {
    rig.go(robot, "load");
    rig.until("it is open", () -> there(robot, "#load-users"));
    type(robot, "#load-users", "0");
    look();
    type(robot, "#load-users", "6");
    type(robot, "#load-rate", "80");
    type(robot, "#load-seconds", "1");
    press(robot, "#load-start");
    rig.until("it is over", () -> rig.has(EventType.LOAD_ENDED, "load-1"));
    look();
  }

  private void experiments(FxRobot robot) {
    rig.go(robot, "experiments");
    rig.until("it is open", () -> there(robot, "#run-a-node-dies"));
    type(robot, "#experiment-seed", "many");
    look();
    type(robot, "#experiment-seed", "");
    for (String run : new String[] {"run-1", "run-2"}) {
      press(robot, "#run-a-call-falls-back");
      rig.untilAtLast("it is over", () -> rig.has(EventType.RUN_ENDED, run));
      look();
      press(robot, "#experiments-overview");
      rig.until("it is listed", () -> there(robot, "#pick-" + run));
      press(robot, "#pick-" + run);
    }
    press(robot, "#experiment-compare-two");
    rig.until("side by side", () -> there(robot, "#experiment-comparison"));
    look();
  }

  private void balancing(FxRobot robot) {
    rig.go(robot, "cluster");
    robot.clickOn("#card-node-1").type(KeyCode.L);
    rig.until("it is open", () -> there(robot, "#setting-slowStartMs"));
    type(robot, "#setting-slowStartMs", "700000");
    look();
    robot.type(KeyCode.L).type(KeyCode.F);
    rig.until("faults can be chosen", () -> there(robot, "#fault-latency-ms"));
    type(robot, "#fault-latency-ms", "-5");
    look();
    robot.type(KeyCode.ESCAPE);
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    look();
    robot.type(KeyCode.ESCAPE);
  }

  private void refused() {
    int before = rig.fx(() -> rig.console().workspace().toasts().said().size());
    rig.fx(() -> {
      rig.console().workspace().calls().run(engine -> engine.kill("node-2"));
      return null;
    });
    rig.until("it is refused", () -> rig.console().workspace().toasts().said().size() > before);
  }

  /** Reads everything that is open. */
  private void look() {
    rig.fx(() -> {
      Window.getWindows().forEach(window -> look(window.getScene().getRoot()));
      return null;
    });
  }

  private void look(Node node) {
    if (!node.isVisible() || node instanceof WebView) {
      return; // a page is asked in its own tests
    }
    note(node.getAccessibleText());
    note(node.getAccessibleHelp());
    if (node.getProperties().get(TOOLTIP) instanceof Tooltip tooltip) {
      note(tooltip.getText());
    }
    if (node instanceof Labeled labeled) {
      note(labeled.getText());
    } else if (node instanceof Text text && !(node.getParent() instanceof Labeled)) {
      note(text.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::look);
    }
  }

  private void note(String text) {
    if (text == null || text.isBlank()) {
      return;
    }
    read++;
    if (InPortuguese.isEnglish(text)) {
      english.add(text);
    }
  }
}
