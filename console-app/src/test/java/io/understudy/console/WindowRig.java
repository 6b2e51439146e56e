package io.understudy.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.PortPlan;
import io.understudy.console.shell.Language;
import io.understudy.journal.EventType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on a real cluster, for tests, with what they wait for. */
final class WindowRig {
  private static final Duration LOOK = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(2);

  private final Console console;

  private WindowRig(Console console) {
    this.console = console;
  }

  /** Opens it on random ports, in English; on the FX thread. */
  static WindowRig open(Stage stage, Path data) {
    return open(stage, ClusterSettings.defaults(data).withPorts(PortPlan.RANDOM));
  }

  /** Opens it with those settings, in English; on the FX thread. */
  static WindowRig open(Stage stage, ClusterSettings settings) {
    Console console = new Console(settings, stage);
    // The desktop's language would decide, and an earlier window may have changed that.
    console.workspace().texts().language().set(Language.ENGLISH);
    console.open(false);
    return new WindowRig(console);
  }

  Console console() {
    return console;
  }

  /** The picture of the moment; null before the cluster runs. */
  ClusterSnapshot picture() {
    return console.workspace().bridge().snapshot().get();
  }

  void untilUp(int nodes) {
    until(
        nodes + " nodes are up",
        () -> runs() && picture() != null && picture().totals().up() == nodes);
    until("they can be clicked on", WindowRig::showsNodes);
  }

  /** Whether the cluster has started. */
  boolean runs() {
    return console.workspace().bridge().engine().get() != null;
  }

  /** What is in sight is made only when it is laid out. */
  private static boolean showsNodes() {
    return Window.getWindows().stream()
        .map(window -> window.getScene().getRoot())
        .anyMatch(root ->
            root.lookup(".slot") == null
                && (root.lookup(".card") != null || root.lookup(".node-row") != null));
  }

  /** Goes to a place as a person does; what is in it can be found when this returns. */
  void go(FxRobot robot, String place) {
    robot.clickOn("#place-" + place);
    fx(() -> {
      Parent root = robot.lookup("#place-" + place).query().getScene().getRoot();
      root.applyCss();
      root.layout();
      return null;
    });
  }

  /** Writes into a field instead of what is in it. A double click would depend on its pace. */
  void fill(FxRobot robot, String field, String text) {
    robot.clickOn(field);
    fx(() -> {
      robot.lookup(field).queryAs(TextInputControl.class).selectAll();
      return null;
    });
    robot.write(text);
  }

  /** Waits for something that is asked on the FX thread. */
  void until(String what, Callable<Boolean> condition) {
    await(what)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK)
        .atMost(PATIENCE)
        .until(() -> fx(condition));
  }

  /** Waits for something that takes its time, such as a run with a cluster of its own. */
  void untilAtLast(String what, Callable<Boolean> condition) {
    await(what).atMost(LONG_PATIENCE).until(() -> fx(condition));
  }

  /** Whether the journal on the screen has that event. */
  boolean has(EventType type, String subject) {
    return console.workspace().bridge().events().stream()
        .anyMatch(event -> event.type() == type && event.subject().equals(subject));
  }

  /** Does something on the FX thread and waits for it. */
  <T> T fx(Callable<T> call) {
    return WaitForAsyncUtils.waitForAsyncFx(LONG_PATIENCE.toMillis(), call);
  }

  /** Ends window and cluster. */
  void close() {
    fx(() -> {
      console.leave();
      return null;
    });
    assertEquals(0, console.end());
  }
}
