package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.shell.Language;
import io.understudy.experiment.report.ReportFormats;
import io.understudy.experiment.report.RunReports;
import io.understudy.journal.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Experiments in the real window: they run on real clusters of their own. */
final class ExperimentsInWindowTest extends WindowTest {
  /** It waits for its step long enough to be stopped before. */
  private static final String MINE =
      """
      title: A node of mine dies
      cluster: {nodes: 2}
      steady-state-hypothesis:
        title: It serves
        within-s: 60
        probes:
          - {probe: healthy-nodes, at-least: 1}
      method:
        - {at: %s, action: kill, node: any}
      """;

  @Override
  void beforeItOpens() throws IOException {
    Path folder = Files.createDirectories(data.resolve("experiments"));
    Files.writeString(folder.resolve("quick.yaml"), MINE.formatted("0.5"));
    Files.writeString(folder.resolve("slow.yaml"), MINE.formatted("600"));
    Files.writeString(folder.resolve("odd.yaml"), "title: 3 4\nmethod: 7\n");
  }

  @BeforeEach
  void openThePlace(FxRobot robot) {
    rig.go(robot, "experiments");
    rig.until("it is open", () -> there(robot, "#run-quick"));
  }

  @Test
  void oneRunsOnAClusterOfItsOwnAndIsJudgedAndRunAgainAndCompared(FxRobot robot)
      throws IOException {
    assertTrue(text(robot, "#experiment-safe").contains("cluster of its own"));
    type(robot, "#experiment-seed", "42");
    press(robot, "#run-quick");
    rig.untilAtLast("it is over", () -> rig.has(EventType.RUN_ENDED, "run-1"));
    rig.until("the verdict is there", () -> text(robot, "#experiment-state").equals("Passed"));
    assertEquals("as documented", text(robot, "#experiment-expected"));
    assertTrue(text(robot, "#experiment-reason").startsWith("run-1 · seed 42"));
    assertTrue(in(robot, "#experiment-steps", "Done"), "the step is ticked off");
    assertTrue(in(robot, "#experiment-nodes", "node-1"));
    assertEquals(3, rig.picture().totals().up(), "none of the user's nodes was killed");
    leavesReports();

    press(robot, "#experiment-again");
    rig.untilAtLast("it is over too", () -> rig.has(EventType.RUN_ENDED, "run-2"));
    rig.until(
        "the same seed", () -> text(robot, "#experiment-reason").startsWith("run-2 · seed 42"));
    press(robot, "#experiments-overview");
    rig.until("both are listed", () -> there(robot, "#pick-run-1") && there(robot, "#pick-run-2"));
    assertTrue(rig.fx(() -> robot.lookup("#experiment-compare-two").query().isDisabled()));
    press(robot, "#pick-run-1");
    press(robot, "#pick-run-2");
    assertTrue(rig.fx(() -> robot.lookup("#pick-run-1").queryAs(CheckBox.class).isSelected()));
    press(robot, "#experiment-compare-two");
    rig.until("side by side", () -> in(robot, "#experiment-comparison", "Seed"));
    assertTrue(in(robot, "#experiment-comparison", "42"));
    speak(Language.PORTUGUESE_BRAZIL);
    assertTrue(in(robot, "#experiment-comparison", "Semente"), "it follows the language");
    speak(Language.ENGLISH);
  }

  private void speak(Language language) {
    rig.fx(() -> {
      rig.console().workspace().texts().language().set(language);
      return null;
    });
  }

  /** As a page for the browser, and where a person wants it. */
  private void leavesReports() throws IOException {
    Path page = rig.console().workspace().bridge().engine().get().reportPage("run-1");
    assertTrue(page.startsWith(data));
    assertTrue(Files.readString(page).contains("A node of mine dies"));
    Path saved = data.resolve("kept/report.json");
    rig.fx(() -> {
      rig.console()
          .workspace()
          .runs()
          .saveReport("run-1", ReportFormats.named("json"), name -> Optional.of(saved));
      return null;
    });
    rig.until("it is saved", () -> toasted("The report is in " + saved));
    assertEquals(42, RunReports.read(Files.readAllBytes(saved)).run().seed());
  }

  @Test
  void oneIsStoppedAndWhatIsNotPossibleSaysWhy(FxRobot robot) {
    assertTrue(in(robot, ".broken-file", "odd.yaml cannot be used"));
    type(robot, "#experiment-seed", "many");
    rig.until("none can be run", () -> robot.lookup("#run-slow").query().isDisabled());
    assertTrue(text(robot, "#experiment-error").startsWith("seed is 0 to "));
    type(robot, "#experiment-seed", "");
    press(robot, "#run-slow");
    rig.untilAtLast(
        "it waits for its step", () -> text(robot, "#experiment-state").equals("Running"));
    assertTrue(in(robot, "#experiment-probes", "holds"), "the hypothesis is live");
    assertTrue(in(robot, "#experiment-steps", "Pending"));
    press(robot, "#experiments-overview");
    assertTrue(rig.fx(() -> robot.lookup("#run-quick").query().isDisabled()), "one at a time");
    press(robot, "#experiments-run");
    press(robot, "#experiment-stop");
    rig.untilAtLast("it was stopped", () -> rig.has(EventType.RUN_ABORTED, "run-1"));
    rig.until("it says so", () -> text(robot, "#experiment-state").equals("Stopped"));
    assertTrue(in(robot, "#experiment-steps", "Skipped"));
    assertFalse(rig.fx(() -> robot.lookup("#experiment-stop").query().isVisible()));
  }

  private boolean toasted(String text) {
    return rig.console().workspace().toasts().said().stream()
        .anyMatch(said -> said.toast().text().equals(text));
  }

  private String text(FxRobot robot, String id) {
    return rig.fx(() -> robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse(""));
  }

  /** Whether a label in there has that text. */
  private boolean in(FxRobot robot, String id, String text) {
    return rig.fx(() ->
        robot.from(robot.lookup(id)).lookup(".label").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.isVisible() && text.equals(label.getText())));
  }
}
