package io.understudy.cluster;

import io.understudy.balancer.BalancerSettings;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Projects: the whole of how a cluster is, to save, open and share; part of the facade. Safe for
 * any number of threads.
 */
public final class Projects {
  private static final String SUBJECT = "cluster";

  private final PresetFiles presetFiles;
  private final Presets presets;
  private final Balancing balancing;
  private final Faults faults;
  private final Journal journal;
  private final Supplier<ClusterSnapshot> snapshot;
  private volatile Opened opened = new Opened(0, Optional.empty(), "", Project.Open.NOTHING);

  Projects(
      PresetFiles presetFiles,
      Presets presets,
      Balancing balancing,
      Faults faults,
      Journal journal,
      Supplier<ClusterSnapshot> snapshot) {
    this.presetFiles = presetFiles;
    this.presets = presets;
    this.balancing = balancing;
    this.faults = faults;
    this.journal = journal;
    this.snapshot = snapshot;
  }

  /**
   * Which project this is.
   *
   * @param openings how many were opened so far, by whomever; saving is no opening
   * @param file the file that was opened or saved last; empty if none was
   * @param name its name; empty if there is no file
   * @param window what the window had open when it was saved
   */
  public record Opened(int openings, Optional<Path> file, String name, Project.Open window) {}

  /** Which one was opened or saved last; cheap. */
  public Opened opened() {
    return opened;
  }

  /**
   * How the cluster is now. Nodes are counted through, as a preset does: if {@code node-2} has
   * left, what {@code node-3} has is that of {@code node-2} in the project.
   */
  public Project now() {
    ClusterSnapshot shown = snapshot.get();
    Map<String, String> names = new HashMap<>();
    List<ProjectFault> list = new ArrayList<>();
    for (ClusterSnapshot.Node node : shown.nodes()) {
      String name = "node-" + (names.size() + 1);
      names.put(node.id(), name);
      node.faults().forEach(fault -> list.add(ProjectFault.of(name, fault)));
    }
    BalancerSettings settings = balancing.settings();
    Map<String, Integer> weights = new HashMap<>();
    settings
        .weights()
        .forEach((node, weight) -> {
          if (names.containsKey(node)) {
            weights.put(names.get(node), weight);
          }
        });
    return new Project(
        Project.FORMAT,
        presets.current().name(),
        presets.shape(),
        settings.withWeights(weights),
        list,
        opened.window());
  }

  /**
   * Writes how the cluster is now into a file, as a whole or not at all.
   *
   * @param file its name ends with {@link ProjectFile#ENDING}
   * @param window what the window has open
   * @return what was written
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if the file has another ending, {@link
   *     ProblemKind#DATA_UNWRITABLE}
   */
  public ProjectFile save(Path file, Project.Open window) {
    ProjectFile saved = new ProjectFile(file, now().withWindow(window));
    saved.write();
    opened = new Opened(opened.openings(), Optional.of(saved.path()), saved.name(), window);
    journal.append(
        EventType.PROJECT_SAVED,
        SUBJECT,
        "the operator saved the project \"%s\": %s"
            .formatted(saved.name(), words(saved.project())));
    return saved;
  }

  /**
   * Gives the running cluster the shape of a project as {@link Presets#apply} does, without losing
   * a request, then its settings, then its faults. All data is kept. Returns when everything
   * serves.
   *
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if the file cannot be used, and then
   *     nothing has changed; otherwise as {@link Presets#apply}
   */
  public ProjectFile open(Path file) {
    ProjectFile read = ProjectFile.read(file);
    take(read.project(), Optional.of(read));
    return read;
  }

  /**
   * The same with a project that stands in no file.
   *
   * @throws ProblemException as {@link Presets#apply}
   */
  public void open(Project project) {
    take(project, Optional.empty());
  }

  /** The cluster was started with the shape of that project and serves; only faults are missing. */
  void begin(ProjectFile file) {
    put(file.project());
    opened(file.project(), Optional.of(file));
  }

  private void take(Project project, Optional<ProjectFile> file) {
    presets.exclusively(() -> {
      String called = called(file);
      journal.append(
          EventType.PROJECT_BEGAN,
          SUBJECT,
          "the operator opened %s: %s".formatted(called, words(project)));
      try {
        presets.take(project.shape(presetFiles));
        put(project);
      } catch (ProblemException e) {
        journal.append(
            EventType.PROJECT_FAILED,
            SUBJECT,
            "%s could not be had in full: %s".formatted(called, e.detail()));
        throw e;
      }
      opened(project, file);
    });
  }

  private void put(Project project) {
    project.faults().forEach(one -> faults.put(one.node(), one.type(), one.parameters()));
  }

  private void opened(Project project, Optional<ProjectFile> file) {
    opened =
        new Opened(
            opened.openings() + 1,
            file.map(ProjectFile::path),
            file.map(ProjectFile::name).orElse(""),
            project.window());
    journal.append(
        EventType.PROJECT_OPENED,
        SUBJECT,
        "the cluster is as %s says; all data was kept".formatted(called(file)));
  }

  private static String called(Optional<ProjectFile> file) {
    return file.map(one -> "the project \"%s\" (%s)".formatted(one.name(), one.path()))
        .orElse("a project without a file");
  }

  private static String words(Project project) {
    int count = project.faults().size();
    return "%s, policy %s, %s"
        .formatted(
            Presets.words(project.cluster()),
            project.balancer().policy(),
            count == 1 ? "1 fault" : count + " faults");
  }
}
