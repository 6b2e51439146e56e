package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.cluster.ClusterSettings;
import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testfx.api.FxRobot;

/** Every command about nodes, given in the real window to nine real nodes. */
final class NodeCommandsTest extends WindowTest {
  private static final int NODES = 9;

  @Override
  ClusterSettings startedWith() {
    return super.startedWith().withNodes(NODES);
  }

  @TestFactory
  Stream<DynamicTest> eachCommandDoesWhatItSays(FxRobot robot) {
    return CommandCheck.tests(new CommandRig(rig, robot), checks());
  }

  /** A check for each, by its name. */
  static Map<String, CommandCheck> checks() {
    Map<String, CommandCheck> checks = new LinkedHashMap<>();
    for (int position = 1; position <= NODES; position++) {
      String node = "node-" + position;
      checks.put(
          "node.select." + position,
          (rig, id) -> {
            rig.give(id);
            assertEquals(node, rig.fx(() -> rig.desk().selection().id().get()));
          });
    }
    checks.put("select.*", NodeCommandsTest::select);
    checks.put("node.KILL", NodeCommandsTest::kill);
    checks.put("node.REVIVE", NodeCommandsTest::revive);
    checks.put("node.CRASH", NodeCommandsTest::crash);
    checks.put("node.DRAIN", NodeCommandsTest::drain);
    checks.put("node.REMOVE", NodeCommandsTest::remove);
    checks.put("node.OPEN", NodeCommandsTest::open);
    checks.put("node.COPY", NodeCommandsTest::copy);
    checks.put("node.faults", NodeCommandsTest::faults);
    checks.put("node.faults.show", NodeCommandsTest::showFaults);
    checks.put("node.list.worst-first", NodeCommandsTest::worstFirst);
    checks.put("node.list.view", NodeCommandsTest::view);
    return checks;
  }

  private static void select(CommandRig rig, String id) {
    rig.fx(() -> {
      rig.desk().places().show("journal");
      return null;
    });
    rig.give(id);
    rig.until("it is selected", () -> id.equals("select." + rig.desk().selection().id().get()));
    assertEquals("cluster", rig.fx(() -> rig.desk().places().shown().get().name()));
  }

  private static void untilState(CommandRig rig, String node, NodeState state) {
    rig.until(node + " is " + state, () -> rig.node(node).state() == state);
  }

  private static void kill(CommandRig rig, String id) {
    rig.select("node-1");
    rig.give(id);
    untilState(rig, "node-1", NodeState.DOWN);
    rig.until("it says so", () -> rig.window().has(EventType.NODE_KILLED, "node-1"));
  }

  private static void revive(CommandRig rig, String id) {
    if (rig.node("node-1").state() == NodeState.UP) {
      rig.engine(engine -> {
        engine.kill("node-1");
        return null;
      });
    }
    rig.select("node-1");
    rig.give(id);
    untilState(rig, "node-1", NodeState.UP);
    rig.until("it says so", () -> rig.window().has(EventType.NODE_REVIVED, "node-1"));
  }

  private static void crash(CommandRig rig, String id) {
    rig.select("node-2");
    rig.give(id);
    rig.until("it crashed", () -> rig.window().has(EventType.NODE_CRASHED, "node-2"));
    untilState(rig, "node-2", NodeState.UP);
  }

  private static void drain(CommandRig rig, String id) {
    rig.select("node-3");
    rig.give(id);
    rig.until("it can be cancelled", () -> rig.shows(".undo"));
    assertEquals(NodeState.UP, rig.node("node-3").state());
    rig.until("it drains", () -> rig.window().has(EventType.NODE_DRAINING, "node-3"));
    untilState(rig, "node-3", NodeState.DOWN);
  }

  private static void remove(CommandRig rig, String id) {
    rig.select("node-9");
    rig.give(id);
    rig.until("it can be cancelled", () -> rig.shows(".undo"));
    rig.until("it has left", () -> rig.window().has(EventType.NODE_REMOVED, "node-9"));
    rig.until("nobody is there", () -> rig.picture().nodes().size() == NODES - 1);
  }

  private static void open(CommandRig rig, String id) {
    rig.select("node-4");
    rig.give(id);
    rig.until("its page", () -> rig.opened().contains(rig.node("node-4").url()));
  }

  private static void copy(CommandRig rig, String id) {
    rig.select("node-4");
    rig.give(id);
    rig.until("its address", () -> rig.node("node-4").url().toString().equals(rig.clipboard()));
  }

  private static void faults(CommandRig rig, String id) {
    rig.select("node-5");
    rig.give(id);
    rig.until("they show", () -> rig.drawerShows("faults.title"));
    rig.give(id);
    rig.until("they do not", () -> !rig.shows(".drawer"));
  }

  private static void showFaults(CommandRig rig, String id) {
    rig.select("node-5");
    rig.give(id);
    rig.until("they show", () -> rig.drawerShows("faults.title"));
    rig.give(id);
    rig.until("they still do", () -> rig.drawerShows("faults.title"));
    rig.robot().type(KeyCode.ESCAPE);
    rig.until("they do not", () -> !rig.shows(".drawer"));
  }

  private static void worstFirst(CommandRig rig, String id) {
    boolean before = isOn(rig, "#worst-first");
    rig.give(id);
    assertEquals(!before, isOn(rig, "#worst-first"));
    rig.give(id);
    assertEquals(before, isOn(rig, "#worst-first"));
  }

  private static void view(CommandRig rig, String id) {
    for (String next : new String[] {"cards", "rows", "grid", "automatic"}) {
      rig.give(id);
      rig.until(next, () -> isOn(rig, "#view-" + next));
    }
  }

  private static boolean isOn(CommandRig rig, String toggle) {
    return rig.fx(() -> rig.robot().lookup(toggle).queryAs(ToggleButton.class).isSelected());
  }
}
