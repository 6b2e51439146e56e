package io.understudy.console.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.Verdict;
import io.understudy.console.experiments.RunModel.Held;
import io.understudy.console.experiments.RunModel.Own;
import io.understudy.console.experiments.RunModel.Taken;
import io.understudy.console.look.Look;
import io.understudy.console.look.NodeLook;
import io.understudy.console.plot.Band;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.StepState;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunModelTest {
  private final Texts texts = new Texts(Language.ENGLISH);
  private final RunModel model = new RunModel(texts, new Formats(texts, ZoneOffset.UTC));
  private final RunSnapshot running = RunSamples.running("run-2");

  @Test
  void aRunSaysHowItIsAndHowFar() {
    RunWords head = model.head(running);
    assertEquals("Running", head.word());
    assertEquals("4 of 8 s", head.time());
    assertEquals(0.5, head.progress(), 1e-9);
    assertEquals("run-2 · seed 4711", head.facts());
    assertEquals("", head.expected());
  }

  @Test
  void aVerdictSaysWhetherItIsTheDocumentedOne() {
    RunWords well = model.head(RunSamples.done("run-2", "x", Verdict.PASSED));
    assertEquals("Passed", well.word());
    assertEquals("as documented", well.expected());
    assertFalse(well.surprise());
    RunWords badly = model.head(RunSamples.done("run-2", "x", Verdict.FAILED));
    assertEquals("Failed", badly.word());
    assertEquals("documented is: Passed", badly.expected());
    assertTrue(badly.surprise());
    assertEquals("ended at 12:00:00", badly.time());
  }

  @Test
  void stepsSayWhenTheyWereToBeAndWhenTheyWere() {
    List<Taken> steps = model.steps(running);
    assertEquals(
        new Taken(
            Look.of(StepState.DONE),
            "Done",
            "Kill any node",
            "planned at 2 s, taken at 2 s",
            "killed node-3"),
        steps.getFirst());
    assertEquals("planned at 5 s", steps.get(1).when());
    assertEquals("Pending", steps.get(1).word());
    assertEquals("Skipped", steps.getLast().word());
    assertEquals("undone afterwards", steps.getLast().when());
  }

  @Test
  void probesAreLiveAndThenBeforeAndAfter() {
    assertEquals(
        List.of(
            new Held(
                Look.of(Verdict.FAILED),
                "does not hold",
                "At least 3 healthy nodes",
                "2 healthy nodes"),
            new Held(Look.PENDING, "not looked at yet", "GET /status is answered", "")),
        model.probes(running));
    RunSnapshot done = RunSamples.done("run-2", "x", Verdict.PASSED);
    assertEquals("before: holds · after: holds", model.probes(done).getFirst().seen());
  }

  @Test
  void nodesLookAsTheyDoElsewhere() {
    List<Own> nodes = model.nodes(running);
    assertEquals(
        List.of(NodeLook.HANGING, NodeLook.UP, NodeLook.DOWN),
        nodes.stream().map(Own::look).toList());
    assertEquals("it serves (hang)", nodes.getFirst().why());
  }

  @Test
  void aDeviationThatGoesOnLastsUntilNow() {
    assertEquals(List.of(new Band(2.3, 4)), model.bands(running));
    assertEquals(List.of(), model.marks(running), "there is no load, and so no axis");
  }

  @Test
  void assertionsArePendingUntilTheEnd() {
    assertEquals("Pending", model.assertions(running).getFirst().word());
    Held held = model.assertions(RunSamples.done("run-2", "x", Verdict.FAILED)).getFirst();
    assertEquals(new Held(Look.of(Verdict.FAILED), "Failed", "No request fails", "0 of 9"), held);
  }
}
