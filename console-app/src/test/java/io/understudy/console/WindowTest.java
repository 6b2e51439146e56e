package io.understudy.console;

import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.PortPlan;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A test that has the real window, on a cluster and a data folder of its own. */
@ExtendWith(ApplicationExtension.class)
abstract class WindowTest {
  private static final long OPEN_MS = 120_000;

  /** The data folder; empty before. */
  @TempDir Path data;

  /** The window, open, with every node up. */
  WindowRig rig;

  /** What the window stands on. */
  Stage stage;

  // TestFX finds its own @Start only in the very class of a test.
  @BeforeEach
  final void open() throws IOException {
    beforeItOpens();
    stage = FxToolkit.toolkitContext().getRegisteredStage();
    rig = WaitForAsyncUtils.waitForAsyncFx(OPEN_MS, () -> WindowRig.open(stage, startedWith()));
    untilNodesAreUp();
  }

  /** A test begins when every node is up. */
  void untilNodesAreUp() {
    rig.untilUp(startedWith().nodes());
  }

  /** Leaves in the data folder what the window shall find there. */
  void beforeItOpens() throws IOException {}

  /** What the cluster is started with. */
  ClusterSettings startedWith() {
    return ClusterSettings.defaults(data).withPorts(PortPlan.RANDOM);
  }

  @AfterEach
  final void close() {
    rig.close();
  }

  /** Writes into a field wherever it is. */
  final void type(FxRobot robot, String field, String text) {
    rig.fx(() -> {
      robot.lookup(field).queryAs(TextField.class).setText(text);
      return null;
    });
  }

  /** As the space bar does; what is scrolled away cannot be clicked on. */
  final void press(FxRobot robot, String button) {
    rig.fx(() -> {
      robot.lookup(button).queryAs(ButtonBase.class).fire();
      return null;
    });
  }

  /** Whether there is such a thing, be it in sight or not. */
  static boolean there(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().isPresent();
  }
}
