package io.understudy.console.project;

import io.understudy.cluster.Project;
import io.understudy.cluster.ProjectFile;
import io.understudy.cluster.Projects;
import io.understudy.console.bridge.Engine;
import io.understudy.console.bridge.Watch;
import io.understudy.console.shell.Calls;
import io.understudy.console.shell.FileDialogs;
import io.understudy.console.shell.Kept;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Toasts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The project of the window: which one it is, how it is opened and saved. It follows the engine, so
 * a project that the control API or the command line has opened is shown like one of its own. FX
 * thread only.
 */
public final class ProjectModel {
  private static final String EXTENSION = ProjectFile.ENDING.substring(1);

  private final Calls calls;
  private final Texts texts;
  private final Toasts toasts;
  private final FileDialogs dialogs;
  private final Showing showing;
  private final Recent recent;
  private final Watch<Projects.Opened> opened;
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private Optional<Path> file = Optional.empty();
  private Optional<Path> waiting = Optional.empty();
  private int openings;

  /** What of the window belongs to a project. */
  public interface Showing {
    /** What it has open now. */
    Project.Open now();

    /** Opens that again. */
    void show(Project.Open open);
  }

  /**
   * No project yet.
   *
   * @param calls asks the engine
   * @param texts the words of the moment
   * @param toasts where announcements go
   * @param dialogs asks for files
   * @param kept remembers the projects of lately
   * @param showing what the window has open
   */
  public ProjectModel(
      Calls calls, Texts texts, Toasts toasts, FileDialogs dialogs, Kept kept, Showing showing) {
    this.calls = calls;
    this.texts = texts;
    this.toasts = toasts;
    this.dialogs = dialogs;
    this.showing = showing;
    this.recent = new Recent(kept);
    this.opened = calls.bridge().watch(Engine::project, null);
    opened.want(true);
    opened.value().subscribe(this::follow);
    calls.bridge().engine().subscribe(this::connected);
  }

  /** The name of the project; empty if there is none. */
  public ReadOnlyStringProperty name() {
    return name.getReadOnlyProperty();
  }

  /** Whether one is being opened. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** The projects of lately, the last one first; those that are open or missing too. */
  public List<Path> recent() {
    return recent.files();
  }

  /** Asks for a file and opens it. */
  public void open() {
    dialogs.open(texts.get("file.open.title"), EXTENSION).ifPresent(this::open);
  }

  /**
   * Opens a file, as soon as there is a cluster and no other file is being opened; of several that
   * wait the last one.
   */
  public void open(Path wanted) {
    if (calls.bridge().engine().get() == null || busy.get()) {
      waiting = Optional.of(wanted);
      return;
    }
    busy.set(true);
    toasts.info(texts.get("file.opening", wanted.getFileName()));
    calls.ask(
        engine -> engine.openProject(wanted),
        done -> {
          busy.set(false);
          toasts.info(texts.get("file.opened", done.name()));
          openWaiting();
        },
        problem -> {
          busy.set(false);
          calls.refused(problem);
          dropMissing();
          openWaiting();
        });
  }

  /** Saves it where it was, or asks where. */
  public void save() {
    file.ifPresentOrElse(this::save, this::saveAs);
  }

  /** Asks where to, and saves it there. */
  public void saveAs() {
    String suggested =
        (name.get().isEmpty() ? texts.get("file.unnamed") : name.get()) + ProjectFile.ENDING;
    dialogs.save(texts.get("file.save.title"), suggested).ifPresent(this::save);
  }

  private void save(Path wanted) {
    Project.Open now = showing.now();
    calls.ask(
        engine -> engine.saveProject(wanted, now),
        done -> toasts.info(texts.get("file.saved", done.path().toString())),
        calls::refused);
  }

  private void connected(Engine engine) {
    if (engine != null) {
      dropMissing();
      openWaiting();
    }
  }

  private void openWaiting() {
    Optional<Path> next = waiting;
    waiting = Optional.empty();
    next.ifPresent(this::open);
  }

  /** Files that have been moved or deleted are of no use in a list. */
  private void dropMissing() {
    List<Path> files = recent.files();
    calls.ask(
        engine -> files.stream().filter(one -> !Files.exists(one)).toList(),
        recent::drop,
        problem -> {});
  }

  private void follow(Projects.Opened now) {
    if (now == null) {
      return;
    }
    name.set(now.name());
    if (!now.file().equals(file)) {
      file = now.file();
    }
    now.file()
        .filter(one -> recent.files().isEmpty() || !recent.files().getFirst().equals(one))
        .ifPresent(recent::use);
    if (now.openings() > openings) {
      openings = now.openings();
      showing.show(now.window());
    }
  }
}
