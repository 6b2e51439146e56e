package io.understudy.console.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.Verdict;
import io.understudy.experiment.RunSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PickedTest {
  private final RunSnapshot third = RunSamples.done("run-3", "a", Verdict.PASSED);
  private final List<RunSnapshot> runs =
      List.of(
          RunSamples.running("run-4"),
          third,
          RunSamples.done("run-2", "b", Verdict.PASSED),
          RunSamples.done("run-1", "a", Verdict.FAILED));

  @Test
  void twoArePickedAndAThirdTakesThePlaceOfTheFirst() {
    Picked picked = new Picked();
    picked.toggle("run-1");
    assertFalse(picked.isTwo());
    picked.toggle("run-3");
    assertTrue(picked.isTwo());
    assertEquals("run-1", picked.older(runs));
    assertEquals("run-3", picked.newer(runs));
    picked.toggle("run-2");
    assertFalse(picked.has("run-1"));
    assertEquals("run-2", picked.older(runs));
    picked.keep(List.of("run-3"));
    assertFalse(picked.isTwo());
    picked.toggle("run-3");
    assertFalse(picked.has("run-3"));
  }

  @Test
  void theBestOneBesideIsTheOneBeforeOfTheSameExperiment() {
    assertEquals("run-1", Picked.beside(third, runs));
    assertEquals("run-1", Picked.beside(runs.get(2), runs), "any before it");
    assertEquals("run-3", Picked.beside(runs.get(3), runs), "any after it, but none that goes on");
    assertEquals("", Picked.beside(third, List.of(third)));
  }
}
