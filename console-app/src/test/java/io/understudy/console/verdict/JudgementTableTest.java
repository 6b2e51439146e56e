package io.understudy.console.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.CheckResult;
import io.understudy.check.Finding;
import io.understudy.check.Judgement;
import io.understudy.check.Trace;
import io.understudy.check.Verdict;
import io.understudy.console.Samples;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Remembered;
import io.understudy.console.shell.Theme;
import io.understudy.console.shell.ThemeChoice;
import io.understudy.console.shell.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
final class JudgementTableTest {
  private static final long PATIENCE_MS = 20_000;
  private static final String WORDS = "session s-%d was gone";

  private Workspace desk;
  private JudgementTable table;

  @Start
  void open(Stage stage) {
    desk =
        Workspace.create(
            new Remembered(ThemeChoice.DARK, Language.ENGLISH, Optional.empty(), Map.of()),
            new Theme(ThemeChoice.DARK));
    table = new JudgementTable(desk);
    Scene scene = new Scene(table, 900, 600);
    desk.theme().dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @AfterEach
  void close() {
    desk.bridge().close();
  }

  @Test
  void whatFailedShowsItsEvidenceAndCanBeClosed(FxRobot robot) {
    show("load-1", judgement(1));
    assertTrue(seen(robot, WORDS.formatted(0)));
    assertTrue(seen(robot, "req-0"), "which request");
    assertTrue(seen(robot, "node-2"), "which node");
    assertTrue(seen(robot, "+3 s"), "when");
    fire(robot, ".check-open");
    assertFalse(seen(robot, "req-0"));
    show("load-1", judgement(2));
    assertFalse(seen(robot, "req-0"), "what was closed stays closed in the same run");
    show("load-2", judgement(2));
    assertTrue(seen(robot, "req-1"), "another run is open again");
  }

  @Test
  void aLongListBeginsShort(FxRobot robot) {
    show("load-1", judgement(12));
    assertTrue(seen(robot, "req-4"));
    assertFalse(seen(robot, "req-5"));
    fire(robot, ".evidence .quiet-button");
    assertTrue(seen(robot, "req-11"));
  }

  @Test
  void beforeTheEndAllArePending(FxRobot robot) {
    show("load-1", null);
    assertEquals(
        Judgement.promises().size(),
        fx(() ->
            (int)
                robot.lookup(".chip.pending").queryAllAs(Label.class).stream()
                    .filter(one -> one.getText().equals("Pending"))
                    .count()));
  }

  private static Judgement judgement(int findings) {
    List<Finding> all =
        IntStream.range(0, findings)
            .mapToObj(i ->
                new Finding(
                    WORDS.formatted(i),
                    List.of(Trace.moment("req-" + i, "node-2", Samples.NOW.plusSeconds(3)))))
            .toList();
    return new Judgement(
        Verdict.FAILED,
        List.of(
            new CheckResult("sessions-lost", "", Verdict.FAILED, true, "broken", all, 0),
            new CheckResult("wrong-user", "", Verdict.PASSED, true, "well", List.of(), 0)),
        List.of());
  }

  private void show(String run, Judgement judgement) {
    fx(() -> {
      table.show(run, judgement, Samples.NOW);
      return null;
    });
  }

  private static void fire(FxRobot robot, String button) {
    fx(() -> {
      robot.lookup(button).queryButton().fire();
      return null;
    });
  }

  /** Whether that text is on the screen, and not folded away. */
  private static boolean seen(FxRobot robot, String text) {
    return fx(() ->
        robot.lookup((Label label) -> text.equals(label.getText())).queryAll().stream()
            .anyMatch(JudgementTableTest::isShown));
  }

  private static boolean isShown(Node node) {
    return node == null || (node.isVisible() && isShown(node.getParent()));
  }

  private static <T> T fx(Callable<T> call) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MS, call);
  }
}
