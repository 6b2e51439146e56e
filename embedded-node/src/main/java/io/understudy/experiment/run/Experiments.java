package io.understudy.experiment.run;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.FileShelf;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunState;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Experiments and their runs: the facade of this room. One run at a time, each with a cluster of
 * its own, so that none touches the data of the user. The reports stay in the data folder. Safe for
 * any number of threads; whatever reads files blocks.
 */
public final class Experiments implements AutoCloseable {
  /** So many of the last runs are listed. */
  public static final int LISTED = 20;

  private static final long STOP_S = 20;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Logger LOG = LoggerFactory.getLogger(Experiments.class);

  private final FileShelf<Experiment> files;
  private final Optional<RunArchive> archive;
  private final Optional<Journal> journal;
  private final InstantSource clock;
  private final Random random;

  /** Those of this process, the newest first. */
  private final Deque<Run> runs = new ArrayDeque<>();

  /** Those of earlier processes that somebody has asked for. */
  private final Map<String, RunSnapshot> earlier = new ConcurrentHashMap<>();

  /** The number of the last run; 0 before the first one of this process. */
  private int last;

  private Experiments(
      Path data,
      Optional<RunArchive> archive,
      Optional<Journal> journal,
      InstantSource clock,
      Random random) {
    this.files = ExperimentFiles.of(data);
    this.archive = archive;
    this.journal = journal;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Those of a running cluster: its journal tells of runs, its data folder has the experiments of
   * the user and the reports.
   *
   * @param cluster what has to be closed after this
   */
  public static Experiments of(Cluster cluster) {
    Path data = cluster.settings().data();
    RunArchive archive = new RunArchive(data);
    Experiments experiments =
        new Experiments(
            data,
            Optional.of(archive),
            Optional.of(cluster.journal()),
            InstantSource.system(),
            new Random());
    cluster.data().add(new RunData(archive, experiments::forget));
    return experiments;
  }

  /** The reports of runs that are over were deleted; their numbers are not given out again. */
  private synchronized void forget() {
    runs.removeIf(run -> run.done().isDone());
    earlier.clear();
  }

  /**
   * Without a cluster, for a process that runs one experiment and ends; it keeps nothing.
   *
   * @param data where the experiments of the user may be
   */
  public static Experiments alone(Path data) {
    return new Experiments(
        data, Optional.empty(), Optional.empty(), InstantSource.system(), new Random());
  }

  /** All experiments, by their names, read anew. */
  public FileShelf.Shelf<Experiment> shelf() {
    return files.read();
  }

  /**
   * The experiment of a name, or in a file.
   *
   * @param given a name, or the path of a file
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if there is none, or the file cannot be
   *     used, with the file, the line, the key and what is allowed
   */
  public Experiment find(String given) {
    return files.find(given);
  }

  /**
   * The experiment of a name, never a file elsewhere.
   *
   * @throws ProblemException as {@link #find}
   */
  public Experiment named(String name) {
    return files.named(name);
  }

  /**
   * Begins a run.
   *
   * @return the run
   * @throws ProblemException {@link ProblemKind#CONFLICT} if one runs already
   */
  public synchronized Run start(Experiment experiment, RunOptions options) {
    for (Run run : runs) {
      if (!run.done().isDone()) {
        throw new ProblemException(
            ProblemKind.CONFLICT,
            "%s runs already, and only one can; stop it first or wait".formatted(run.id()));
      }
    }
    String id = nextId();
    Run run =
        Run.start(
            id,
            experiment,
            options,
            random.nextLong(ExperimentReader.MOST_SEED),
            clock,
            this::ended);
    tell(
        EventType.RUN_STARTED,
        id,
        "the experiment \"%s\" begins, with a cluster of its own and the seed %d"
            .formatted(experiment.title(), run.snapshot().seed()));
    runs.addFirst(run);
    if (runs.size() > LISTED) {
      runs.removeLast();
    }
    return run;
  }

  /** Numbers where reports are kept; elsewhere the time, since files of many come together. */
  private String nextId() {
    if (archive.isEmpty()) {
      return "run-" + STAMP.format(clock.instant());
    }
    last = Math.max(last, archive.get().last()) + 1;
    return RunArchive.id(last);
  }

  private void ended(RunReport report) {
    archive.ifPresent(one -> one.keep(report));
    RunSnapshot end = report.run();
    if (end.state() == RunState.DONE) {
      tell(
          EventType.RUN_ENDED,
          end.id(),
          "%s%s: %s"
              .formatted(
                  end.verdict(),
                  end.isAsExpected() ? "" : ", which is not the verdict that it documents",
                  end.reason()));
    } else {
      tell(EventType.RUN_ABORTED, end.id(), end.reason());
    }
  }

  private void tell(EventType type, String id, String reason) {
    journal.ifPresent(one -> one.append(type, id, reason));
  }

  /** The last runs, the newest first, those of earlier processes included. */
  public List<RunSnapshot> runs() {
    List<RunSnapshot> here;
    synchronized (this) {
      here = runs.stream().map(Run::snapshot).toList();
    }
    List<String> known = here.stream().map(RunSnapshot::id).toList();
    List<RunSnapshot> before =
        archive.map(RunArchive::numbers).orElse(List.of()).stream()
            .map(RunArchive::id)
            .filter(id -> !known.contains(id))
            .limit(Math.max(0, LISTED - here.size()))
            .flatMap(id -> earlier(id).stream())
            .toList();
    return Stream.concat(here.stream(), before.stream()).toList();
  }

  private Optional<RunSnapshot> earlier(String id) {
    try {
      RunSnapshot known = earlier.get(id);
      Optional<RunSnapshot> found =
          known == null
              ? archive.flatMap(one -> one.read(id)).map(RunReport::run)
              : Optional.of(known);
      found.ifPresent(one -> earlier.put(id, one));
      return found;
    } catch (ProblemException e) {
      LOG.warn("{}", e.detail());
      return Optional.empty();
    }
  }

  /**
   * How a run is or was.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}
   */
  public RunSnapshot snapshot(String id) {
    Optional<Run> run = find(one -> one.id().equals(id));
    return run.isPresent() ? run.get().snapshot() : archived(id).run();
  }

  /**
   * What a run has left behind.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}, or {@link ProblemKind#CONFLICT} if it
   *     is not over
   */
  public RunReport report(String id) {
    Optional<Run> run = find(one -> one.id().equals(id));
    if (run.isEmpty()) {
      return archived(id);
    }
    if (!run.get().done().isDone()) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "%s is not over, and has no report yet".formatted(id));
    }
    return run.get().done().join();
  }

  private RunReport archived(String id) {
    return archive
        .flatMap(one -> one.read(id))
        .orElseThrow(() ->
            new ProblemException(ProblemKind.NOT_FOUND, "There is no run \"%s\"".formatted(id)));
  }

  private synchronized Optional<Run> find(Predicate<Run> wanted) {
    return runs.stream().filter(wanted).findFirst();
  }

  /**
   * Stops a run; what it did is undone. One that is over stays as it is. Returns at once.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}
   */
  public void stop(String id) {
    find(run -> run.id().equals(id))
        .ifPresentOrElse(run -> run.stop("it was asked to stop"), () -> archived(id));
  }

  /** Stops what runs, and waits until its cluster is gone. */
  @Override
  public void close() {
    find(run -> !run.done().isDone())
        .ifPresent(run -> {
          run.stop("the program ends");
          try {
            run.done().get(STOP_S, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{} did not stop in time", run.id(), e);
          }
        });
  }
}
