package io.understudy.experiment.run;

import io.understudy.experiment.RunSnapshot.Step;
import io.understudy.experiment.StepState;
import io.understudy.experiment.action.Action;
import io.understudy.experiment.file.Said;
import java.util.ArrayList;
import java.util.List;

/** Steps and how far they are. One thread takes them, others look. */
final class Script {
  private final List<Experiment.Timed> planned;
  private final List<Step> steps = new ArrayList<>();

  Script(List<Experiment.Timed> planned) {
    this.planned = List.copyOf(planned);
    for (Experiment.Timed step : planned) {
      steps.add(
          new Step(
              step.at(),
              step.action().word().name(),
              step.action().sentence(),
              StepState.PENDING,
              null,
              ""));
    }
  }

  int size() {
    return planned.size();
  }

  double at(int index) {
    return planned.get(index).at();
  }

  Said<Action> action(int index) {
    return planned.get(index).action();
  }

  synchronized List<Step> snapshot() {
    return List.copyOf(steps);
  }

  synchronized void begin(int index, double second) {
    set(index, StepState.RUNNING, second, "");
  }

  synchronized void done(int index, String outcome) {
    set(index, StepState.DONE, steps.get(index).taken(), outcome);
  }

  synchronized void failed(int index, String why) {
    set(index, StepState.FAILED, steps.get(index).taken(), why);
  }

  /** Whatever is pending will not be taken, and what is being taken is left as it is. */
  synchronized void skipRest() {
    for (int index = 0; index < steps.size(); index++) {
      if (steps.get(index).state() == StepState.RUNNING) {
        failed(index, "the run ended in the middle of it");
      } else if (steps.get(index).state() == StepState.PENDING) {
        set(index, StepState.SKIPPED, null, "the run ended before");
      }
    }
  }

  private void set(int index, StepState state, Double taken, String outcome) {
    Step old = steps.get(index);
    steps.set(index, new Step(old.at(), old.action(), old.words(), state, taken, outcome));
  }
}
