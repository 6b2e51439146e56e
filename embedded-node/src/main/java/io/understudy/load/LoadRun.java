package io.understudy.load;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.understudy.check.Judgement;
import io.understudy.check.Verdict;
import io.understudy.load.Tally.Reading;
import io.understudy.load.Tally.Totals;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a plan: simulated users who ask at the times of the plan, whatever becomes of the
 * answers (an open loop). One thread carries everything, and a second one tells the time. Its
 * methods can be called by any thread.
 */
public final class LoadRun {
  private static final Logger LOG = LoggerFactory.getLogger(LoadRun.class);
  private static final long LOOK_MS = 10;
  private static final String LOST_WRITES = "writes-lost";
  private static final long STOP_MS = 500;

  private final String id;
  private final LoadPlan plan;
  private final LoadSite site;
  private final Tally tally = new Tally();
  private final Life life;
  private final EventLoopGroup group;
  private final EventLoop loop;
  private final List<Crowd> crowds = new ArrayList<>();
  private final List<Kit> kits = new ArrayList<>();
  private final Dice dice;
  private final Pacer pacer;
  private final Inspection inspection;
  private List<URI> frontends;
  private List<String> grpc;
  private final Warnings warnings = new Warnings();
  private volatile LoadSnapshot last;

  private LoadRun(String id, LoadPlan plan, LoadSite site) {
    this.id = id;
    this.plan = plan;
    this.site = site;
    this.life = new Life(site.history()::now);
    askForAddresses();
    this.group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("understudy-load", true), NioIoHandler.newFactory());
    this.loop = group.next();
    SplittableRandom random = new SplittableRandom(plan.seed());
    this.dice = new Dice(plan.mix().values(), random.split());
    populate(random);
    this.inspection =
        new Inspection(site.history(), frontends, plan.signsIn() && !site.gentle(), loop);
    this.pacer =
        new Pacer(
            plan,
            loop,
            new Pacer.Arrivals() {
              @Override
              public void arrive(long intended) {
                tally.due(System.nanoTime() - intended);
                crowds.get(dice.roll()).arrive(intended);
              }

              @Override
              public void over() {
                life.to(LoadState.ENDING, "the plan is over; the last answers are awaited");
              }
            });
  }

  /**
   * Begins a run.
   *
   * @param id its name
   * @param plan what it is to do
   * @param site where, and who is told
   */
  public static LoadRun start(String id, LoadPlan plan, LoadSite site) {
    LoadRun run = new LoadRun(id, plan, site);
    run.loop.execute(run.guarded(run::prepare));
    return run;
  }

  private void populate(SplittableRandom random) {
    Surroundings around =
        new Surroundings(
            UUID.randomUUID().toString(),
            loop,
            () -> frontends,
            () -> grpc,
            site.password(),
            TimeUnit.MILLISECONDS.toNanos(plan.timeoutMs()),
            site.history(),
            new EndedSessions(site.journal()),
            tally);
    int number = 0;
    for (Map.Entry<String, Integer> share : plan.shares().entrySet()) {
      Crowd crowd = new Crowd(share.getKey(), tally, around.timeout(), !site.gentle());
      for (int i = 0; i < share.getValue(); i++) {
        Kit kit = new Kit(site.accounts().apply(number), number, around, random.split());
        kits.add(kit);
        crowd.add(kit);
        number++;
      }
      crowds.add(crowd);
    }
  }

  /** As a client does with a name now and then, and not for each request. */
  private void askForAddresses() {
    frontends = site.frontends().get();
    grpc = site.grpc().get();
  }

  private void prepare() {
    var _ =
        loop.scheduleWithFixedDelay(guarded(this::look), LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    if (site.gentle()) {
      begin();
      return;
    }
    life.to(LoadState.PREPARING, "the users get ready");
    Set<String> users = kits.stream().map(Kit::name).collect(Collectors.toSet());
    inspection.begin(
        users, () -> everybody(Journey.Actor::prepare, "could not get ready", this::begin));
  }

  /** A mistake in this program ends the run, and is not taken for one of the cluster. */
  private Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("Run {} cannot go on", id, e);
        finish(LoadState.FAILED, "the generator has a mistake: " + e);
      }
    };
  }

  private void everybody(BiConsumer<Journey.Actor, Turn> deed, String what, Runnable then) {
    List<Journey.Actor> all = crowds.stream().flatMap(crowd -> crowd.all().stream()).toList();
    new Errand(all, deed, words -> warnings.failed(what, words), then).start();
  }

  private void begin() {
    if (life.to(LoadState.RUNNING, "requests begin as the plan says")) {
      long now = System.nanoTime();
      tally.begin(now);
      pacer.start(now);
    }
  }

  /** What has taken too long, and whether everything is over. */
  private void look() {
    askForAddresses();
    long now = System.nanoTime();
    kits.forEach(kit -> kit.line().look(now));
    crowds.forEach(crowd -> crowd.look(now));
    boolean quiet = crowds.stream().allMatch(crowd -> crowd.busy() == 0 && crowd.waiting() == 0);
    if (quiet && life.state() == LoadState.ENDING && life.leave()) {
      inspection.finish(this::leave);
    }
  }

  private void leave() {
    everybody(
        Journey.Actor::end,
        "could not take leave",
        () -> finish(LoadState.DONE, "everything was done as planned"));
  }

  private void finish(LoadState state, String reason) {
    if (life.to(state, reason)) {
      pacer.stop();
      tally.cut(crowds.stream().mapToInt(Crowd::cut).sum());
      kits.forEach(kit -> kit.line().close());
      crowds.forEach(crowd -> crowd.all().forEach(Journey.Actor::close));
      var _ = group.shutdownGracefully(0, STOP_MS, TimeUnit.MILLISECONDS);
      inspection.close();
      life.over();
    }
  }

  /**
   * Stops at once; what is under way is cut off and counts neither way. A run that is over stays as
   * it is.
   *
   * @param reason why, in words
   * @return done when nothing more happens
   */
  public CompletableFuture<Void> stop(String reason) {
    try {
      loop.execute(() -> finish(LoadState.STOPPED, reason));
    } catch (RejectedExecutionException e) {
      LOG.debug("Run {} was over already", id);
    }
    return done();
  }

  /** Done when it is over, however it ended; never completed with an exception. */
  public CompletableFuture<Void> done() {
    return life.done();
  }

  /** Where it is. */
  LoadState state() {
    return life.state();
  }

  /** The most important counts; unlike {@link #snapshot}, this costs nothing. */
  Totals totals() {
    return tally.totals();
  }

  /** How it is now. */
  public LoadSnapshot snapshot() {
    if (!life.done().isDone()) {
      return read();
    }
    if (last == null) {
      last = read(); // whoever looks again and again at what is over, gets what was read once
    }
    return last;
  }

  private LoadSnapshot read() {
    Life.Moment at = life.moment();
    Reading read = tally.read();
    boolean over = at.state().isOver();
    Judgement judgement = inspection.judgement();
    return new LoadSnapshot(
        id,
        at.state(),
        at.reason(),
        at.startedAt(),
        at.endedAt(),
        plan,
        plan.requests(),
        read.due(),
        read.sent(),
        read.ok(),
        read.failed(),
        read.causes(),
        read.lastFailure(),
        read.cut(),
        read.requests() + inspection.sent(),
        over ? 0 : (int) (read.sent() - read.service().count()),
        over ? 0 : read.due() - read.sent() - read.causes().getOrDefault(Cause.NOT_SENT, 0L),
        read.lost(),
        lostWrites(judgement),
        read.latency(),
        read.service(),
        read.lateness(),
        read.nodes(),
        read.journeys(),
        read.seconds(),
        warnings.of(plan, at, read),
        judgement);
  }

  private static Long lostWrites(Judgement judgement) {
    return judgement == null
            || judgement
                .check(LOST_WRITES)
                .filter(check -> check.verdict() != Verdict.UNKNOWN)
                .isEmpty()
        ? null
        : Long.valueOf(judgement.count(LOST_WRITES));
  }
}
