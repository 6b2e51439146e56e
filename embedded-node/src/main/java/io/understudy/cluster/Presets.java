package io.understudy.cluster;

import io.understudy.http.RecordPatch;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.supervisor.RestartPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The shapes that the cluster can take, part of the facade. Another shape keeps all data: users,
 * sessions, numbers, messages and the journal. Safe for any number of threads.
 */
public final class Presets {
  private static final String SUBJECT = "cluster";

  private final PresetFiles files;
  private final Journal journal;
  private final Balancing balancing;
  private final Supervision supervision;
  private final Faults faults;
  private final Reshape reshape;
  private final Supplier<ClusterSnapshot> snapshot;
  private final ReentrantLock applying = new ReentrantLock();
  private volatile Preset current;

  Presets(
      ClusterSettings settings,
      Journal journal,
      Balancing balancing,
      Supervision supervision,
      Faults faults,
      Reshape reshape,
      Supplier<ClusterSnapshot> snapshot) {
    this.files = new PresetFiles(settings.data());
    this.current = settings.preset();
    this.journal = journal;
    this.balancing = balancing;
    this.supervision = supervision;
    this.faults = faults;
    this.reshape = reshape;
    this.snapshot = snapshot;
  }

  /** All that there are, read anew from their files; blocks. */
  public FileShelf.Shelf<Preset> shelf() {
    return files.read();
  }

  /** The one that was chosen last. The cluster may have been changed by hand since. */
  public Preset current() {
    return current;
  }

  /**
   * Gives the cluster the shape of a preset: its numbers of nodes and frontends, their ports, its
   * settings of the balancer and its restart policy. What was killed is revived, and every fault is
   * cleared. Returns when everything serves.
   *
   * @param name the name of a preset
   * @return the preset
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if there is none of that name or its
   *     file cannot be used; {@link ProblemKind#CONFLICT} while another one is applied
   */
  public Preset apply(String name) {
    Preset chosen = files.find(name);
    if (!applying.tryLock()) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "The cluster is taking another shape already; try again then");
    }
    try {
      Preset before = current;
      journal.append(
          EventType.PRESET_BEGAN,
          SUBJECT,
          before.name(),
          chosen.name(),
          "the operator chose \"%s\": %s%s"
              .formatted(chosen.name(), words(chosen.cluster()), whence(chosen)));
      current = chosen;
      take(chosen);
      journal.append(
          EventType.PRESET_APPLIED,
          SUBJECT,
          "the cluster has the shape \"%s\"; all data was kept".formatted(chosen.name()));
      return chosen;
    } catch (ProblemException e) {
      journal.append(
          EventType.PRESET_FAILED,
          SUBJECT,
          "the shape \"%s\" could not be had in full: %s".formatted(chosen.name(), e.detail()));
      throw e;
    } finally {
      applying.unlock();
    }
  }

  /**
   * Words for a preset that is not what its name promises: a file of the user stands in its place.
   *
   * @return a part of a sentence that begins with a semicolon; empty if there is nothing to say
   */
  String whence(Preset preset) {
    return files
        .standIn(preset)
        .map(
            file ->
                "; the preset \"%s\" is the user's %s, in place of the one that comes with the program"
                    .formatted(preset.name(), file))
        .orElse("");
  }

  private void take(Preset chosen) {
    faults.clearAll();
    balancing.change(_ -> chosen.balancer());
    RestartPolicy policy = RestartPolicy.ofCode(chosen.cluster().restart()).orElseThrow();
    supervision.changeAll(rules -> rules.withPolicy(policy));
    reshape.to(chosen.cluster());
  }

  private static String words(Preset.Shape shape) {
    return "%d nodes %s, %d frontends"
        .formatted(
            shape.nodes(),
            shape.nodePort() == 0 ? "on random ports" : "from port " + shape.nodePort() + " on",
            shape.frontends());
  }

  /**
   * Keeps how the cluster is now as a preset of the user.
   *
   * @param name how it is to be called
   * @param part what else its file says, in the shape of {@link Preset}: words, window; may be
   *     empty
   * @return the preset
   * @throws ProblemException if the name or a value is not possible, or the file cannot be written
   */
  public Preset save(String name, Map<String, ?> part) {
    ClusterSnapshot shown = snapshot.get();
    Preset now = current;
    Preset.Shape shape =
        new Preset.Shape(
            shown.nodes().size(),
            now.cluster().nodePort(),
            now.cluster().staggerMs(),
            shown.frontends().size(),
            supervision.defaults().restart());
    Preset fresh =
        new Preset(
            name, Preset.Words.NONE, Preset.Words.NONE, shape, balancing.settings(), now.window());
    Preset saved = RecordPatch.apply(fresh, part);
    files.save(saved);
    journal.append(
        EventType.PRESET_SAVED,
        SUBJECT,
        "the shape was kept as \"%s\"%s".formatted(saved.name(), whence(saved)));
    return saved;
  }

  /** The names of all that can be used. */
  public List<String> names() {
    return List.copyOf(shelf().items().keySet());
  }
}
