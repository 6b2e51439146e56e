package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.console.shell.Part;
import io.understudy.experiment.RunState;
import io.understudy.experiment.run.RunOptions;
import io.understudy.journal.EventType;
import io.understudy.load.LoadPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testfx.api.FxRobot;

/** Every command about the cluster as a whole, given in the real window. */
final class ClusterCommandsTest extends WindowTest {
  @TestFactory
  Stream<DynamicTest> eachCommandDoesWhatItSays(FxRobot robot) {
    rig.until("presets are known", () -> rig.console().workspace().guide().presets().size() == 5);
    return CommandCheck.tests(new CommandRig(rig, robot), checks());
  }

  /** A check for each, by its name. */
  static Map<String, CommandCheck> checks() {
    Map<String, CommandCheck> checks = new LinkedHashMap<>();
    checks.put("cluster.traffic", ClusterCommandsTest::traffic);
    checks.put("cluster.balancer", (rig, id) -> drawer(rig, id, "balancer.title"));
    checks.put("cluster.registry", (rig, id) -> drawer(rig, id, "registry.title"));
    checks.put("cluster.clear", ClusterCommandsTest::clear);
    checks.put("cluster.frontend", (rig, id) -> selects(rig, id, "frontend-1"));
    checks.put("cluster.store", (rig, id) -> selects(rig, id, Part.STORE));
    checks.put("cluster.open", ClusterCommandsTest::open);
    checks.put("cluster.copy", ClusterCommandsTest::copy);
    checks.put("cluster.load.stop", ClusterCommandsTest::stopLoad);
    checks.put("cluster.experiments.stop", ClusterCommandsTest::stopExperiment);
    checks.put("cluster.add", ClusterCommandsTest::add);
    checks.put("preset.*", ClusterCommandsTest::preset);
    return checks;
  }

  private static void traffic(CommandRig rig, String id) {
    rig.give(id);
    rig.until("requests flow", () -> rig.picture().totals().perSecond() > 0);
    rig.give(id);
    rig.until("no more", () -> !rig.picture().traffic().running());
  }

  private static void drawer(CommandRig rig, String id, String title) {
    rig.give(id);
    rig.until("it shows", () -> rig.drawerShows(title));
    rig.give(id);
    rig.until("it does not", () -> !rig.shows(".drawer"));
  }

  private static void clear(CommandRig rig, String id) {
    rig.engine(engine -> engine.addFault("node-2", "latency", Map.of("ms", 1)));
    rig.until("it is there", () -> !rig.node("node-2").faults().isEmpty());
    rig.give(id);
    rig.until("it is gone", () -> rig.node("node-2").faults().isEmpty());
  }

  private static void selects(CommandRig rig, String id, String wanted) {
    rig.select(null);
    rig.give(id);
    assertEquals(wanted, rig.fx(() -> rig.desk().selection().id().get()));
  }

  private static void open(CommandRig rig, String id) {
    rig.give(id);
    rig.until(
        "the page of the balancer",
        () -> rig.opened().contains(rig.picture().frontends().getFirst().url()));
  }

  private static void copy(CommandRig rig, String id) {
    rig.give(id);
    rig.until(
        "the address of the balancer",
        () -> rig.picture().frontends().getFirst().url().toString().equals(rig.clipboard()));
  }

  private static void stopLoad(CommandRig rig, String id) {
    LoadPlan plan =
        new LoadPlan(
            List.of(new io.understudy.load.Stage(20, 20, 600)),
            2,
            Map.of("status", 1),
            7L,
            5_000,
            List.of());
    String run = rig.engine(engine -> engine.startLoad(plan));
    rig.give(id);
    rig.until("it says so", () -> rig.window().has(EventType.LOAD_ABORTED, run));
    rig.until("nothing runs", () -> rig.desk().loads().running().get().isEmpty());
  }

  private static void stopExperiment(CommandRig rig, String id) {
    String run = rig.engine(engine -> engine.startRun("a-node-dies", RunOptions.DEFAULTS));
    rig.give(id);
    rig.window().untilAtLast("it says so", () -> rig.window().has(EventType.RUN_ABORTED, run));
    assertEquals(RunState.STOPPED, rig.engine(engine -> engine.runs().getFirst()).state());
    rig.until("nothing runs", () -> rig.desk().runs().running().get().isEmpty());
  }

  private static void add(CommandRig rig, String id) {
    int nodes = rig.picture().nodes().size();
    rig.give(id);
    rig.until("one more serves", () -> rig.picture().totals().up() == nodes + 1);
  }

  private static void preset(CommandRig rig, String id) {
    String now = rig.picture().preset();
    if (id.equals("preset." + now)) {
      rig.engine(engine -> engine.applyPreset("three-tier"));
      rig.until("it is another one", () -> !rig.picture().preset().equals(now));
    }
    rig.give(id);
    rig.window()
        .untilAtLast(
            "it has that shape",
            () ->
                id.equals("preset." + rig.picture().preset()) && !rig.desk().guide().busy().get());
  }
}
