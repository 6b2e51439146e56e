package io.understudy.cli;

import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunState;
import io.understudy.experiment.StepState;
import io.understudy.experiment.run.Run;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells of a run while it goes on, line by line. */
final class Progress {
  private static final long LOOK_MS = 100;

  private final PrintWriter out;
  private RunState state;
  private List<RunSnapshot.Step> steps = List.of();

  private Progress(PrintWriter out) {
    this.out = out;
  }

  /** Tells until it is over; {@return what it leaves behind} */
  static RunReport follow(Run run, PrintWriter out) {
    Progress progress = new Progress(out);
    while (true) {
      try {
        RunReport report = run.done().get(LOOK_MS, TimeUnit.MILLISECONDS);
        progress.tell(report.run());
        return report;
      } catch (TimeoutException e) {
        progress.tell(run.snapshot());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      } catch (ExecutionException e) {
        throw new IllegalStateException("a run ends with a report", e);
      }
    }
  }

  private void tell(RunSnapshot now) {
    for (int index = 0; index < now.steps().size(); index++) {
      RunSnapshot.Step step = now.steps().get(index);
      boolean known = index < steps.size() && steps.get(index).state() == step.state();
      if (!known && (step.state() == StepState.DONE || step.state() == StepState.FAILED)) {
        line(
            now,
            "%s %s: %s"
                .formatted(
                    step.state() == StepState.DONE ? "✓" : "✗", step.words(), step.outcome()));
      }
    }
    steps = now.steps();
    if (now.state() != state) {
      state = now.state();
      line(now, state.sentence());
    }
    out.flush();
  }

  private void line(RunSnapshot now, String words) {
    out.println(String.format(Locale.ROOT, "%6.1f s  %s", now.seconds(), words));
  }
}
