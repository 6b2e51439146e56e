package io.understudy.console.shell;

import io.understudy.console.bridge.ReportFile;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.report.Comparison;
import io.understudy.experiment.report.ReportFormat;
import io.understudy.experiment.run.RunOptions;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;

/**
 * Starts and stops runs of experiments, knows from the journal which one is under way, whoever has
 * started it, and hands out what they leave behind. FX thread only.
 */
public final class RunActions {
  private final Calls calls;
  private final Texts texts;
  private final Toasts toasts;
  private final Consumer<URI> opener;

  /** How the runs were to be that were started here, by their ids. */
  private final Map<String, RunOptions> wished = new HashMap<>();

  private final ReadOnlyStringWrapper running = new ReadOnlyStringWrapper("");

  /**
   * With that way to the engine.
   *
   * @param opener opens a page in the browser of the desktop
   */
  public RunActions(Calls calls, Texts texts, Toasts toasts, Consumer<URI> opener) {
    this.calls = calls;
    this.texts = texts;
    this.toasts = toasts;
    this.opener = opener;
    calls.bridge().events().addListener(this::read);
  }

  /** The run that is under way; empty for none. */
  public ReadOnlyStringProperty running() {
    return running.getReadOnlyProperty();
  }

  private void read(ListChangeListener.Change<? extends Event> change) {
    while (change.next()) {
      List<? extends Event> newestFirst = change.getAddedSubList();
      for (Event event : newestFirst) {
        if (event.type() == EventType.RUN_STARTED) {
          running.set(event.subject());
          return;
        }
        // What a process left that was ended in the middle of a run is no run.
        if (event.type() == EventType.RUN_ENDED
            || event.type() == EventType.RUN_ABORTED
            || event.type() == EventType.CLUSTER_STARTED) {
          running.set("");
          return;
        }
      }
    }
  }

  /**
   * Starts a run; a refusal becomes a toast.
   *
   * @param experiment the name of an experiment
   * @param started gets the id of the run
   * @param failed is run when it could not be started
   */
  public void start(
      String experiment, RunOptions options, Consumer<String> started, Runnable failed) {
    calls.act(
        engine -> engine.startRun(experiment, options),
        id -> {
          wished.put(id, options);
          started.accept(id);
        },
        problem -> {
          failed.run();
          calls.refused(problem);
        });
  }

  /**
   * Starts a run as an earlier one was: with the same seed, and at the same pace if that is known,
   * which it is of runs that were started here.
   *
   * @param started gets the id of the run
   */
  public void again(RunSnapshot once, Consumer<String> started) {
    RunOptions options = wished.getOrDefault(once.id(), RunOptions.DEFAULTS).withSeed(once.seed());
    start(once.experiment(), options, started, () -> {});
  }

  /** Stops what is under way; nothing happens if there is none. */
  public void stop() {
    String id = running.get();
    if (!id.isEmpty()) {
      calls.run(engine -> engine.stopRun(id));
    }
  }

  /** Opens the report of a run as a page in the browser of the desktop. */
  public void openReport(String id) {
    calls.ask(engine -> engine.reportPage(id).toUri(), opener, calls::refused);
  }

  /**
   * Writes the report of a run into a file, in place of what may be there.
   *
   * @param chooser given a name for the file, answers where it is to be; empty if nowhere
   */
  public void saveReport(String id, ReportFormat format, Function<String, Optional<Path>> chooser) {
    calls.ask(
        engine -> engine.report(id),
        report ->
            chooser.apply(format.fileName(report)).ifPresent(file -> write(report, format, file)),
        calls::refused);
  }

  private void write(RunReport report, ReportFormat format, Path file) {
    calls.ask(
        engine -> {
          ReportFile.write(report, format, file);
          return file;
        },
        done -> toasts.info(texts.get("experiments.saved", done.toString())),
        calls::refused);
  }

  /** Puts two runs beside each other. */
  public void compare(String left, String right, Consumer<Comparison> done) {
    calls.ask(
        engine -> Comparison.of(engine.report(left), engine.report(right)), done, calls::refused);
  }
}
