package io.understudy.console.shell;

import io.understudy.console.bridge.Engine;
import io.understudy.export.Exporter;
import io.understudy.export.FileExport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Saves the cluster in the words of other programs, and its journal. What takes its time says how
 * far it is and can be cancelled, which leaves the file as it was. FX thread only.
 */
public final class ExportActions {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final double MEGABYTE = 1e6;

  private final Calls calls;
  private final Texts texts;
  private final Toasts toasts;
  private final FileDialogs dialogs;
  private final Timer timer;

  /** What is under way, and where that shows once it has lasted a little. */
  private final Map<FileExport, Optional<Toast>> running = new LinkedHashMap<>();

  /**
   * Nothing is under way.
   *
   * @param calls asks the engine
   * @param texts the words of the moment
   * @param toasts where it shows how far it is
   * @param dialogs asks for files
   * @param timer looks again and again how far it is
   */
  public ExportActions(Calls calls, Texts texts, Toasts toasts, FileDialogs dialogs, Timer timer) {
    this.calls = calls;
    this.texts = texts;
    this.toasts = toasts;
    this.dialogs = dialogs;
    this.timer = timer;
  }

  /** Asks for a file and writes it. */
  public void save(Exporter format) {
    Engine engine = calls.bridge().engine().get();
    if (engine != null) {
      dialogs
          .save(texts.get("export.title"), format.fileName())
          .ifPresent(file -> write(engine.export(format, file)));
    }
  }

  private void write(FileExport export) {
    running.put(export, Optional.empty());
    lookLater(export);
    calls.work(
        () -> {
          export.write();
          return export.file();
        },
        file -> {
          over(export);
          toasts.info(texts.get("export.saved", file.toString()));
        },
        problem -> {
          over(export);
          if (export.isCancelled()) {
            toasts.info(texts.get("export.cancelled", file(export)));
          } else {
            calls.refused(problem);
          }
        });
  }

  private void over(FileExport export) {
    running.remove(export).ifPresent(toasts::over);
  }

  private void lookLater(FileExport export) {
    var _ = timer.after(LOOK, () -> look(export));
  }

  /** What is over at the first look shows nothing of the kind. */
  private void look(FileExport export) {
    if (!running.containsKey(export) || export.isCancelled()) {
      return;
    }
    Toast toast = running.get(export).orElseGet(() -> begun(export));
    running.put(export, Optional.of(toast));
    FileExport.Progress far = export.progress();
    toast.part().set(far.part());
    toast
        .words()
        .set(
            texts.get(
                far.all() == 0 ? "export.bytes" : "export.rows",
                far.bytes() / MEGABYTE,
                far.rows(),
                far.all()));
    lookLater(export);
  }

  private Toast begun(FileExport export) {
    return toasts.progress(texts.get("export.writing", file(export)), export::cancel);
  }

  private static String file(FileExport export) {
    Path name = export.file().getFileName();
    return name == null ? export.file().toString() : name.toString();
  }
}
