package io.understudy.cluster;

import io.understudy.balancer.BalancerSettings;
import io.understudy.http.RecordPatch;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.supervisor.RestartPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    exclusively(() -> {
      Preset before = current;
      journal.append(
          EventType.PRESET_BEGAN,
          SUBJECT,
          before.name(),
          chosen.name(),
          "the operator chose \"%s\": %s%s"
              .formatted(chosen.name(), words(chosen.cluster()), whence(chosen)));
      try {
        take(chosen);
      } catch (ProblemException e) {
        journal.append(
            EventType.PRESET_FAILED,
            SUBJECT,
            "the shape \"%s\" could not be had in full: %s".formatted(chosen.name(), e.detail()));
        throw e;
      }
      journal.append(
          EventType.PRESET_APPLIED,
          SUBJECT,
          "the cluster has the shape \"%s\"; all data was kept".formatted(chosen.name()));
    });
    return chosen;
  }

  /**
   * Runs what gives the cluster another shape, unless something else does so already.
   *
   * @throws ProblemException {@link ProblemKind#CONFLICT} if so
   */
  void exclusively(Runnable change) {
    if (!applying.tryLock()) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "The cluster is taking another shape already; try again then");
    }
    try {
      change.run();
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
        .map(file ->
            "; the preset \"%s\" is the user's %s, in place of the one that comes with the program"
                .formatted(preset.name(), file))
        .orElse("");
  }

  /** Becomes so; only within {@link #exclusively}. */
  void take(Preset chosen) {
    current = chosen;
    faults.clearAll();
    balancing.change(_ -> chosen.balancer());
    RestartPolicy policy = RestartPolicy.ofCode(chosen.cluster().restart()).orElseThrow();
    supervision.changeAll(rules -> rules.withPolicy(policy));
    reshape.to(chosen.cluster());
  }

  /** A shape in a few words. */
  static String words(Preset.Shape shape) {
    return "nodes: %d %s; frontends: %d"
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
    Preset fresh =
        new Preset(
            name,
            Preset.Words.NONE,
            Preset.Words.NONE,
            shape(),
            balancing.settings(),
            current.window());
    Preset saved = RecordPatch.apply(fresh, part);
    files.save(saved);
    journal.append(
        EventType.PRESET_SAVED,
        SUBJECT,
        "the shape was kept as \"%s\"%s".formatted(saved.name(), whence(saved)));
    return saved;
  }

  /** How many of what there is now. */
  Preset.Shape shape() {
    ClusterSnapshot shown = snapshot.get();
    Preset.Shape now = current.cluster();
    return new Preset.Shape(
        shown.nodes().size(),
        now.nodePort(),
        now.staggerMs(),
        shown.frontends().size(),
        supervision.defaults().restart());
  }

  /**
   * The preset of a name with another shape and other settings; one without words, if there is none
   * of that name that can be used.
   */
  static Preset based(
      PresetFiles files, String name, Preset.Shape shape, BalancerSettings balancer) {
    Preset known =
        Optional.ofNullable(files.read().items().get(name)).orElse(Preset.BLANK.named(name));
    return new Preset(name, known.en(), known.pt(), shape, balancer, known.window());
  }

  /** The names of all that can be used. */
  public List<String> names() {
    return List.copyOf(shelf().items().keySet());
  }
}
