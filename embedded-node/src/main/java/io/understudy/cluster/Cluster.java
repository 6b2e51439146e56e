package io.understudy.cluster;

import io.understudy.balancer.FailoverLog;
import io.understudy.balancer.Frontend;
import io.understudy.balancer.KnownNodes;
import io.understudy.balancer.Prober;
import io.understudy.balancer.Upstreams;
import io.understudy.fault.FaultBoard;
import io.understudy.http.ServerResources;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.load.Traffic;
import io.understudy.measure.Meter;
import io.understudy.node.Heartbeats;
import io.understudy.node.LocalNodeHost;
import io.understudy.problem.Guarded;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.registry.Registry;
import io.understudy.rpc.GrpcHost;
import io.understudy.store.DataFolder;
import io.understudy.store.Store;
import io.understudy.store.StoreUrl;
import io.understudy.supervisor.RestartRules;
import io.understudy.supervisor.Restarts;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole cluster: nodes, balancer, shared session store. The window, the command line and the
 * control API all use this and nothing below it. Safe for any number of threads. {@link #snapshot}
 * and {@link #journal} are cheap; every other method may block for some time, so none belongs on
 * the thread that draws.
 */
public final class Cluster implements AutoCloseable {
  private static final String SUBJECT = "cluster";
  private static final Duration TIMER_END = Duration.ofMillis(500);
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  private final ClusterSettings settings;
  private final InstantSource clock;
  private final DataFolder folder;
  private final Store store;
  private final Journal journal;
  private final ServerResources resources;
  private final ScheduledThreadPoolExecutor timer;
  private final Balancing balancing;
  private final Upstreams upstreams;
  private final Registry registry;
  private final Heartbeats heartbeats;
  private final GrpcHost grpc;
  private final Calls calls;
  private final FailoverLog failovers;
  private final Dns dns;
  private final Frontends frontends;
  private final Members members;
  private final Faults faults;
  private final Supervision supervision;
  private final Presets presets;
  private final Projects projects;
  private final Data data;
  private final Readiness readiness;
  private final GentleTraffic traffic;
  private final Load load;
  private final Accounts accounts;
  private final Sessions sessions;
  private final ChatHall chat;
  private final SharedStore sharedStore;
  private final StoreWatch storeWatch;
  private final AtomicBoolean closed = new AtomicBoolean();
  private Prober prober;

  private Cluster(
      ClusterSettings settings,
      InstantSource clock,
      Random random,
      DataFolder folder,
      Store store) {
    this.settings = settings;
    this.clock = clock;
    this.folder = folder;
    this.store = store;
    this.resources = new ServerResources();
    this.timer =
        new ScheduledThreadPoolExecutor(
            2, Thread.ofPlatform().daemon().name("cluster-timer-", 0).factory());
    timer.setRemoveOnCancelPolicy(true);
    timer.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.journal = new Journal(store.journal(), clock);
    NodeNames names = new NodeNames(this::nodeNames);
    this.balancing = new Balancing(settings.preset().balancer(), journal, names);
    this.upstreams = new Upstreams(journal, balancing::settings, System::nanoTime, random);
    KnownNodes known = new KnownNodes(upstreams);
    this.registry = new Registry(store.leases(), journal, clock, known::isWell);
    this.grpc = new GrpcHost(resources.executor());
    this.dns = new Dns(settings.zone(), journal, clock);
    registry.listen(known.and(dns.directory()));
    this.calls =
        Calls.of(grpc, registry::snapshot, dns, new CallLog(journal), names, clock, random);
    this.heartbeats = new Heartbeats(registry);
    this.failovers = new FailoverLog(journal);
    this.frontends = new Frontends(this::frontend, Loopback::has, journal, clock, dns::frontend);
    this.accounts = new Accounts(store.users(), store.sessions());
    this.traffic =
        new GentleTraffic(
            new Traffic(journal, random), frontends::uris, accounts, store.sessions(), journal);
    this.load =
        new Load(
            frontends::uris,
            () -> Load.grpcOf(registry.snapshot()),
            accounts,
            journal,
            clock,
            random);
    this.sessions = new Sessions(store, journal);
    this.chat = new ChatHall(store);
    this.sharedStore = new SharedStore(store, journal, clock);
    this.storeWatch = new StoreWatch(store, sharedStore, journal);
    AtomicReference<RestartRules> rules = new AtomicReference<>(settings.restarts());
    this.readiness = new Readiness(upstreams, journal);
    this.members =
        new Members(
            new LocalNodeHost(
                resources,
                store,
                journal,
                clock,
                timer,
                new FaultBoard(journal, random),
                heartbeats,
                grpc),
            registry,
            journal,
            clock,
            settings,
            new Restarter(() -> new Restarts(rules.get(), System::nanoTime, random), timer, clock));
    this.faults = new Faults(members, journal);
    this.supervision = new Supervision(members, journal, rules);
    this.presets =
        new Presets(
            settings,
            journal,
            balancing,
            supervision,
            faults,
            new Reshape(members, frontends, journal, id -> readiness.await(List.of(id))),
            this::snapshot);
    this.projects =
        new Projects(
            new PresetFiles(settings.data()), presets, balancing, faults, journal, this::snapshot);
    this.data = new Data(folder.path(), store, sharedStore, registry, load, traffic, journal);
  }

  /**
   * Takes the data folder and opens the store; nothing serves yet.
   *
   * @throws ProblemException if the data folder or the store cannot be used, with the reason
   */
  public static Cluster open(ClusterSettings settings) {
    return open(settings, InstantSource.system(), new Random());
  }

  /**
   * The same with a time and a randomness of one's own, for tests.
   *
   * @throws ProblemException if the data folder or the store cannot be used, with the reason
   */
  public static Cluster open(ClusterSettings settings, InstantSource clock, Random random) {
    DataFolder folder = DataFolder.open(settings.data(), clock);
    Store store = null;
    try {
      Optional<StoreUrl> url = settings.store();
      store = url.isPresent() ? Store.open(url.get(), clock) : Store.open(folder, clock);
      return new Cluster(settings, clock, random, folder, store);
    } catch (RuntimeException e) {
      if (store != null) {
        store.close();
      }
      folder.close();
      throw e;
    }
  }

  /**
   * Starts nodes and balancer, and returns when all of them serve; a node that listens but does not
   * answer its health check within five seconds is not waited for.
   *
   * @return this
   * @throws ProblemException if a port cannot be had; what was started is stopped
   */
  public Cluster start() {
    try {
      Ports ports = new Ports(settings.ports().moveBusy(), journal);
      accounts.make();
      journal.append(
          EventType.CLUSTER_STARTED,
          SUBJECT,
          "the data folder is " + folder.path() + presets.whence(settings.preset()));
      registry.recall();
      dns.start(settings.ports().dns(), ports);
      frontends.start(settings.frontends(), settings.ports().balancers(), ports);
      members.startInitial(ports);
      // Whoever asks as soon as this returns finds the nodes registered, pages find their peers.
      keepLeases();
      registry.store();
      prober = new Prober(upstreams, resources, timer, clock);
      every(Duration.ofMillis(100), sharedStore::recover, registry::store);
      every(Registry.HEARTBEAT, this::keepLeases);
      every(Duration.ofMillis(250), failovers::flush, calls::flush, upstreams::tick);
      every(Duration.ofMillis(500), storeWatch::tick);
      every(Duration.ofSeconds(1), this::roll);
      readiness.await(members.all().stream().map(Member::id).toList());
      settings.project().ifPresent(projects::begin);
      calls.warmUpSoon();
      if (settings.traffic()) {
        startTraffic();
      }
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  Frontend frontend(String id, String host, int port, Meter meter) {
    return new Frontend(id, host, port, upstreams, resources, meter, System::nanoTime, failovers);
  }

  private List<String> nodeNames() {
    return members.all().stream().map(Member::id).toList();
  }

  /** One after the other: nodes of this JVM do not lose a lease because the JVM is slow. */
  private void keepLeases() {
    heartbeats.beat();
    registry.tick();
  }

  /** One after the other: to wake a thread costs more than most of what it then does. */
  private void every(Duration interval, Runnable... tasks) {
    List<Runnable> guarded = Stream.of(tasks).map(Guarded::task).toList();
    var _ =
        timer.scheduleWithFixedDelay(
            () -> guarded.forEach(Runnable::run),
            interval.toMillis(),
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void roll() {
    frontends.roll(clock.instant());
    storeWatch.roll();
    upstreams.all().forEach(upstream -> upstream.meter().roll(clock.instant()));
  }

  /** What it was started with. */
  public ClusterSettings settings() {
    return settings;
  }

  /** What happened and what is happening, to read from any number on. */
  public Journal journal() {
    return journal;
  }

  /** The secret that the control API asks for. */
  public String token() {
    return settings.token().orElseGet(folder::token);
  }

  /**
   * Leaves word in the data folder where the control API listens, as long as the cluster runs.
   *
   * @throws ProblemException if that cannot be written
   */
  public void announce(URI control) {
    folder.announce(control);
  }

  /** How requests are spread, and when a node is given up. */
  public Balancing balancing() {
    return balancing;
  }

  /** Calls of services by their names. */
  public Calls calls() {
    return calls;
  }

  /** How it looks now. */
  public ClusterSnapshot snapshot() {
    return Snapshots.take(
        clock.instant(),
        presets.current().name(),
        members,
        upstreams,
        registry.snapshot(),
        frontends,
        dns.snapshot(),
        storeWatch.last(),
        traffic.snapshot(),
        failovers,
        calls,
        journal.lastSeq());
  }

  /**
   * Adds a node and starts it.
   *
   * @return its id
   * @throws ProblemException if there are too many, or no port could be had
   */
  public String addNode() {
    return members.add(new Ports(true, journal));
  }

  /**
   * Cuts every connection of a node at once and frees its port; a restart that is to come is called
   * off.
   *
   * @param id the node
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}, or {@link ProblemKind#CONFLICT} if it
   *     does not run
   */
  public void kill(String id) {
    members.kill(id);
    load.died(id, () -> members.runs(id));
  }

  /**
   * The same, but nobody ordered it: the node ends by itself.
   *
   * @throws ProblemException as {@link #kill}
   */
  public void crash(String id) {
    members.crash(id);
    load.died(id, () -> members.runs(id));
  }

  /**
   * Starts a node again, on its own port. A restart that is to come, comes at once; how often the
   * node was restarted before no longer counts.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}, {@link ProblemKind#CONFLICT} if it
   *     runs, or {@link ProblemKind#PORT_BUSY} if another program took its port
   */
  public void revive(String id) {
    members.revive(id);
  }

  /**
   * Sends a node nothing new, lets it finish what runs, and stops it.
   *
   * @return done when it is down
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}, or {@link ProblemKind#CONFLICT} if it
   *     is not up
   */
  public CompletableFuture<Void> drain(String id) {
    return members.drain(id);
  }

  /**
   * Drains a node if it is up, stops it and forgets it.
   *
   * @return done when it is gone
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}
   */
  public CompletableFuture<Void> removeNode(String id) {
    return members.remove(id);
  }

  /** The balancers, which can be killed and revived. */
  public Frontends frontends() {
    return frontends;
  }

  /** The names of the cluster, and who answers for them. */
  public Dns dns() {
    return dns;
  }

  /** The shared session store, which can be killed and revived. */
  public SharedStore store() {
    return sharedStore;
  }

  /** What is made to go wrong with nodes. */
  public Faults faults() {
    return faults;
  }

  /** Whether and how nodes that have ended are started again. */
  public Supervision supervision() {
    return supervision;
  }

  /** How far the cluster has grown to the number of nodes that was asked for. */
  public BringUp bringUp() {
    return members.bringUp();
  }

  /** The shapes that the cluster can take. */
  public Presets presets() {
    return presets;
  }

  /** The whole of how the cluster is, to save and to open. */
  public Projects projects() {
    return projects;
  }

  /** What is kept, how much of it there is, and how it is deleted. */
  public Data data() {
    return data;
  }

  /** Simulated users who measure what they see. */
  public Load load() {
    return load;
  }

  /** Who is signed in. */
  public Sessions sessions() {
    return sessions;
  }

  /** Who is in the chat, and what was said. */
  public ChatHall chat() {
    return chat;
  }

  /** Starts the built-in traffic, unless it runs already. */
  public void startTraffic() {
    traffic.start();
  }

  /** Stops the built-in traffic, if it runs, and ends the sessions of its visitors. */
  public void stopTraffic() {
    traffic.stop();
  }

  /** Stops everything, in the reverse order, and lets the data folder go. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    // Each step is taken, whatever becomes of the others.
    List<Runnable> steps = new ArrayList<>();
    steps.add(sharedStore::endOutage);
    steps.add(this::stopTraffic);
    steps.add(load::close);
    if (prober != null) {
      steps.add(prober::close);
    }
    steps.add(dns::close);
    steps.add(frontends::close);
    steps.add(members::close);
    steps.add(this::stopTimer);
    steps.add(registry::close);
    steps.add(registry::store);
    steps.add(failovers::flush);
    steps.add(() -> journal.append(EventType.CLUSTER_STOPPED, SUBJECT, "it was asked to stop"));
    steps.add(journal::close);
    steps.add(store::close);
    steps.add(calls::close);
    steps.add(grpc::close);
    steps.add(resources::close);
    steps.add(folder::close);
    steps.stream().map(Guarded::task).forEach(Runnable::run);
  }

  /** Without interrupting what runs: an interrupt closes the database file under everybody. */
  private void stopTimer() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(TIMER_END.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("A repeated task is still running at the end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
