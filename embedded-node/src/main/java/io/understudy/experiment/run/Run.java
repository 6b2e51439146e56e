package io.understudy.experiment.run;

import io.understudy.check.Verdict;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunState;
import io.understudy.experiment.assertion.Outcome;
import io.understudy.experiment.stage.Stage;
import io.understudy.fault.ActiveFault;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.load.LoadSnapshot;
import io.understudy.problem.Guarded;
import io.understudy.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of an experiment, with a cluster of its own, which ends with it. Safe for any number of
 * threads.
 */
public final class Run {
  private static final int PAGE = 5_000;

  /** Simulated users come and go by the thousand. */
  private static final Set<EventType> UNTOLD = Set.of(EventType.LOGIN, EventType.LOGOUT);

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final String id;
  private final Experiment experiment;
  private final RunOptions options;
  private final long seed;
  private final InstantSource clock;
  private final Instant createdAt;
  private final Map<String, String> versions = Versions.all();
  private final RunLife life;
  private final Tempo tempo = new Tempo();
  private final Script method;
  private final Script rollbacks;
  private final Watch watch;
  private final Verdicts verdicts;
  private final CompletableFuture<RunReport> done = new CompletableFuture<>();
  private volatile Live live;
  private volatile Seen last = new Seen(List.of(), null);
  private volatile Verdict verdict;
  private volatile Instant endedAt;

  /** What there is while there is a cluster. */
  private record Live(Cluster cluster, Conduct conduct) {}

  /** What is left of it. */
  private record Seen(List<RunSnapshot.Node> nodes, LoadSnapshot load) {}

  private Run(
      String id, Experiment experiment, RunOptions options, long seed, InstantSource clock) {
    this.id = id;
    this.experiment = experiment;
    this.options = options;
    this.seed = seed;
    this.clock = clock;
    this.createdAt = clock.instant();
    this.life = new RunLife(id);
    this.method = new Script(experiment.method());
    this.rollbacks =
        new Script(
            experiment.rollbacks().stream()
                .map(action -> new Experiment.Timed(0, action))
                .toList());
    this.watch = new Watch(experiment.hypothesis());
    this.verdicts = new Verdicts(experiment);
  }

  /**
   * Begins a run; returns at once.
   *
   * @param id its name
   * @param seed what random choices come from if neither the file nor the options say it
   * @param clock the time of everything
   * @param keeper keeps the report, before anybody else has it
   */
  static Run start(
      String id,
      Experiment experiment,
      RunOptions options,
      long seed,
      InstantSource clock,
      Consumer<RunReport> keeper) {
    Experiment paced = options.pace() == 1 ? experiment : experiment.atPace(options.pace());
    long chosen = options.seed().orElse(experiment.seed().orElse(seed));
    Run run = new Run(id, paced, options, chosen, clock);
    Thread.ofVirtual().name(id).start(() -> run.whole(keeper));
    return run;
  }

  /** Its name. */
  public String id() {
    return id;
  }

  /** Done when everything is over, with the report; never exceptionally. */
  public CompletableFuture<RunReport> done() {
    return done;
  }

  /**
   * Stops it: no further step is taken, and what was done is undone. A run that is over stays as it
   * is. Returns at once.
   *
   * @param reason who wants it, in words
   */
  public void stop(String reason) {
    tempo.stop(reason);
  }

  private void whole(Consumer<RunReport> keeper) {
    List<Event> events = new ArrayList<>();
    try (OwnCluster own =
        OwnCluster.start(experiment.cluster(), options.data(), clock, new Random(seed))) {
      Cluster cluster = own.cluster();
      life.tell(cluster.journal());
      Conduct conduct =
          new Conduct(
              id,
              new Stage(cluster, new Random(seed), tempo::pause),
              clock,
              life,
              tempo,
              method,
              rollbacks,
              watch,
              experiment.load().map(plan -> experiment.ownLoadSeed() ? plan : plan.withSeed(seed)));
      live = new Live(cluster, conduct);
      end(conduct.carryOut(), conduct, cluster);
      events.addAll(eventsOf(cluster.journal(), 0));
    } catch (ProblemException e) {
      fail(e.detail());
    } catch (RuntimeException e) {
      LOG.warn("A run came to an end that nobody has foreseen", e);
      fail("something went wrong here: " + e);
    }
    live = null;
    RunReport report = report(events);
    Guarded.task(() -> keeper.accept(report)).run();
    done.complete(report);
  }

  private void end(Conduct.End end, Conduct conduct, Cluster cluster) {
    last = seen();
    if (end.state() != RunState.JUDGING) {
      verdict = Verdict.UNKNOWN;
      endedAt = clock.instant();
      life.go(end.state(), end.reason());
      return;
    }
    life.go(RunState.JUDGING, end.reason());
    Verdict asserted =
        verdicts.judge(
            new Outcome(
                last.load(),
                watch.deviations(),
                !watch.isEmpty(),
                eventsOf(cluster.journal(), conduct.begun()),
                cluster.calls().counts()));
    verdict = watch.isBrokenAfter() ? Verdict.FAILED : asserted;
    endedAt = clock.instant();
    life.go(RunState.DONE, reason());
  }

  private String reason() {
    List<String> words = new ArrayList<>();
    if (watch.isBrokenAfter()) {
      words.add("the system is not steady any more: " + watch.complaints());
    }
    words.add(verdicts.complaints());
    words.removeIf(String::isEmpty);
    return words.isEmpty() ? "everything is as it was asserted" : String.join("; ", words);
  }

  /** A run that could not even prepare. */
  private void fail(String why) {
    verdict = Verdict.UNKNOWN;
    endedAt = clock.instant();
    if (!life.state().isOver()) {
      life.abandon(why);
    }
  }

  private static List<Event> eventsOf(Journal journal, long after) {
    List<Event> all = new ArrayList<>();
    List<Event> page = journal.since(after, PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = journal.since(page.getLast().seq(), PAGE);
    }
    return all;
  }

  private RunReport report(List<Event> events) {
    List<Event> told = events.stream().filter(event -> !UNTOLD.contains(event.type())).toList();
    return new RunReport(
        snapshot(),
        experiment.source(),
        versions,
        told.subList(0, Math.min(told.size(), RunReport.MOST_EVENTS)),
        Math.max(0, told.size() - RunReport.MOST_EVENTS));
  }

  private Seen seen() {
    Live now = live;
    if (now == null || endedAt != null) {
      return last;
    }
    return new Seen(
        now.cluster().snapshot().nodes().stream().map(Run::node).toList(),
        now.conduct().load().orElse(null));
  }

  private static RunSnapshot.Node node(ClusterSnapshot.Node node) {
    return new RunSnapshot.Node(
        node.id(),
        node.state(),
        node.health(),
        node.reason(),
        node.faults().stream().map(ActiveFault::type).toList());
  }

  /** How it is or was. */
  public RunSnapshot snapshot() {
    RunState state = life.state();
    Seen seen = seen();
    return new RunSnapshot(
        id,
        experiment.name(),
        experiment.title(),
        experiment.description(),
        experiment.tags(),
        seed,
        state,
        life.reason(),
        createdAt,
        tempo.startedAt(),
        endedAt,
        tempo.second(),
        experiment.seconds(),
        watch.snapshot(),
        method.snapshot(),
        rollbacks.snapshot(),
        seen.nodes(),
        seen.load(),
        watch.deviations(),
        verdicts.snapshot(),
        experiment.expected(),
        verdict);
  }
}
