package io.understudy.experiment.run;

import io.understudy.cluster.Cluster;
import io.understudy.experiment.RunState;
import io.understudy.experiment.action.Action;
import io.understudy.experiment.file.Said;
import io.understudy.experiment.stage.Stage;
import io.understudy.journal.EventType;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadState;
import io.understudy.problem.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out an experiment on a cluster that serves. It goes by the flow of the Chaos Toolkit: the
 * hypothesis must hold, the method is carried out, the hypothesis must hold again, the rollbacks
 * are carried out. A step that cannot be taken ends the method, since what follows would be another
 * experiment than the one that was written.
 *
 * @see <a href="https://chaostoolkit.org/reference/concepts/">Chaos Toolkit: concepts</a>
 */
final class Conduct {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LOAD_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final double WARM_RATE = 100;
  private static final double WARM_SECONDS = 1.5;
  private static final Logger LOG = LoggerFactory.getLogger(Conduct.class);

  private final String id;
  private final Stage stage;
  private final Cluster cluster;
  private final InstantSource clock;
  private final RunLife life;
  private final Tempo tempo;
  private final Script method;
  private final Script rollbacks;
  private final Watch watch;
  private final Optional<LoadPlan> plan;
  private volatile String loadId = "";
  private volatile boolean measured;
  private volatile long begun;

  /** The run cannot go on as it is written. */
  private static final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Impossible(String why) {
      super(why);
    }
  }

  /** How a run ends: with a verdict that is to be found, or without. */
  record End(RunState state, String reason) {}

  Conduct(
      String id,
      Stage stage,
      InstantSource clock,
      RunLife life,
      Tempo tempo,
      Script method,
      Script rollbacks,
      Watch watch,
      Optional<LoadPlan> plan) {
    this.id = id;
    this.stage = stage;
    this.cluster = stage.cluster();
    this.clock = clock;
    this.life = life;
    this.tempo = tempo;
    this.method = method;
    this.rollbacks = rollbacks;
    this.watch = watch;
    this.plan = plan;
  }

  /** Carries it out, rollbacks included; {@return where the run goes then, and why} */
  End carryOut() {
    End end;
    try {
      tempo.pause(0);
      warmUp();
      life.go(RunState.STEADY, "its cluster serves");
      steady();
      life.go(RunState.RUNNING, "the system is steady");
      try (AutoCloseable _ = watching()) {
        takeSteps();
        awaitLoad();
        life.go(RunState.VERIFYING, "all steps were taken");
        verify();
      }
      end = new End(RunState.JUDGING, "everything was carried out");
    } catch (Tempo.Stopped e) {
      end = new End(RunState.STOPPED, e.getMessage());
    } catch (Impossible e) {
      end = new End(RunState.FAILED, e.getMessage());
    } catch (Exception e) {
      LOG.warn("A run came to an end that nobody has foreseen", e);
      end = new End(RunState.FAILED, "something went wrong here: " + e);
    }
    tempo.end();
    stopLoad();
    method.skipRest();
    if (life.state() == RunState.PREPARING) {
      rollbacks.skipRest(); // nothing was done yet
      return end;
    }
    life.go(
        RunState.ROLLING_BACK,
        end.state() == RunState.JUDGING ? "the hypothesis was looked at" : end.reason());
    rollBack();
    return end;
  }

  /** The number of the last event before the method. */
  long begun() {
    return begun;
  }

  /** What the simulated users have seen, if there are any yet. */
  Optional<LoadSnapshot> load() {
    return measured ? Optional.of(cluster.load().snapshot(loadId)) : Optional.empty();
  }

  /** What a cold JVM does in its first second would be told of the cluster. */
  private void warmUp() {
    if (plan.isPresent()) {
      loadId = start(plan.get().warmUp(WARM_RATE, WARM_SECONDS));
      awaitLoad();
    }
  }

  private String start(LoadPlan load) {
    try {
      return cluster.load().start(load);
    } catch (ProblemException e) {
      throw new Impossible("the load could not begin: " + e.detail());
    }
  }

  private void steady() {
    boolean holds = holdsInTime();
    watch.settleBefore();
    if (!holds) {
      throw new Impossible("the system was not steady to begin with: " + watch.complaints());
    }
  }

  private void verify() {
    var _ = holdsInTime();
    watch.settleAfter();
  }

  private boolean holdsInTime() {
    long end = System.nanoTime() + (long) (watch.within() * 1e9);
    while (!watch.look(cluster)) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      tempo.pause(LOOK_NANOS);
    }
    return true;
  }

  /** Looks at the hypothesis again and again until it is closed. */
  private AutoCloseable watching() {
    if (watch.isEmpty()) {
      return () -> {};
    }
    CountDownLatch over = new CountDownLatch(1);
    Thread thread =
        Thread.ofVirtual()
            .name(id + "-watch")
            .start(() -> {
              try {
                do {
                  watch.watch(cluster, tempo.second());
                } while (!over.await(LOOK_NANOS, TimeUnit.NANOSECONDS));
                watch.watch(cluster, tempo.second());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    return () -> {
      over.countDown();
      thread.join();
    };
  }

  private void takeSteps() {
    begun = cluster.journal().lastSeq();
    begin();
    for (int index = 0; index < method.size(); index++) {
      tempo.await(method.at(index));
      if (!take(method, index)) {
        throw new Impossible(
            "step %d, \"%s\", could not be taken: %s"
                .formatted(
                    index + 1,
                    method.snapshot().get(index).words(),
                    method.snapshot().get(index).outcome()));
      }
    }
  }

  /** The seconds begin with the load, when its users are ready, or at once if there is none. */
  private void begin() {
    if (plan.isEmpty()) {
      tempo.begin(clock.instant(), 0);
      return;
    }
    loadId = start(plan.get());
    measured = true;
    LoadSnapshot now = cluster.load().snapshot(loadId);
    while (now.startedAt() == null && !now.state().isOver()) {
      tempo.pause(LOAD_NANOS);
      now = cluster.load().snapshot(loadId);
    }
    if (now.startedAt() == null) {
      throw new Impossible("the load could not begin: " + now.reason());
    }
    tempo.begin(now.startedAt(), Duration.between(now.startedAt(), clock.instant()).toNanos());
  }

  private boolean take(Script script, int index) {
    Said<Action> action = script.action(index);
    script.begin(index, tempo.second());
    try {
      String outcome = action.word().perform(stage, action.arguments());
      script.done(index, outcome);
      cluster
          .journal()
          .append(EventType.RUN_STEP, id, "%s: %s".formatted(action.sentence(), outcome));
      return true;
    } catch (ProblemException e) {
      script.failed(index, e.detail());
      cluster
          .journal()
          .append(
              EventType.RUN_STEP,
              id,
              "%s was not possible: %s".formatted(action.sentence(), e.detail()));
      return false;
    }
  }

  private void awaitLoad() {
    if (loadId.isEmpty()) {
      return;
    }
    LoadSnapshot now = cluster.load().snapshot(loadId);
    while (!now.state().isOver()) {
      tempo.pause(LOAD_NANOS);
      now = cluster.load().snapshot(loadId);
    }
    if (now.state() == LoadState.FAILED) {
      throw new Impossible("the load could not go on: " + now.reason());
    }
  }

  private void stopLoad() {
    try {
      if (!loadId.isEmpty()) {
        var _ = cluster.load().stop(loadId);
      }
    } catch (ProblemException e) {
      LOG.warn("The load of {} did not stop: {}", id, e.detail());
    }
  }

  /** What the file says, as far as it is possible, and then whatever else is not as it was. */
  private void rollBack() {
    for (int index = 0; index < rollbacks.size(); index++) {
      var _ = take(rollbacks, index);
    }
    cluster.faults().clearAll();
    if (cluster.snapshot().store().state().equals("OUT")) {
      cluster.store().revive();
    }
  }
}
