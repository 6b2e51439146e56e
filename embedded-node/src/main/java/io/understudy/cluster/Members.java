package io.understudy.cluster;

import io.understudy.cluster.ClusterSettings.Port;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.node.NodeAddress;
import io.understudy.node.NodeHost;
import io.understudy.node.NodeLife;
import io.understudy.node.NodeSpec;
import io.understudy.node.NodeState;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.registry.Registry;
import io.understudy.supervisor.Ending;
import io.understudy.supervisor.RestartPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The nodes of a cluster and what can be done to them. The balancer is told nothing of it: a node
 * that starts or drains says so to the registry, and that one was killed has to be found out.
 */
final class Members {
  private static final String OPERATOR = "the operator";

  private final NodeHost host;
  private final Registry registry;
  private final Journal journal;
  private final InstantSource clock;
  private final ClusterSettings settings;
  private final Restarter restarter;

  /** By number, so that they stay in the order in which they were added. */
  private final Map<Integer, Member> members = new ConcurrentSkipListMap<>();

  private final BringUp bringUp = new BringUp(members::size);

  /** Where the ports of the nodes begin; another preset may begin elsewhere. */
  private volatile Port firstPort;

  private int lastNumber;

  Members(
      NodeHost host,
      Registry registry,
      Journal journal,
      InstantSource clock,
      ClusterSettings settings,
      Restarter restarter) {
    this.host = host;
    this.registry = registry;
    this.journal = journal;
    this.clock = clock;
    this.settings = settings;
    this.restarter = restarter;
    this.firstPort = settings.ports().nodes();
    host.onExit(this::exited);
  }

  Collection<Member> all() {
    return members.values();
  }

  /** How far the cluster has grown that was asked to. */
  BringUp bringUp() {
    return bringUp;
  }

  /** Starts as many as were asked for, unless somebody finds fewer enough. */
  void startInitial(Ports ports) {
    bringUp.begin(settings.nodes());
    try {
      for (int i = 0; i < settings.nodes() && !bringUp.isCancelled(); i++) {
        if (i > 0) {
          pause(settings.stagger());
        }
        add(ports);
      }
    } finally {
      bringUp.end();
    }
  }

  /** Many that start at once would have all of the machine, and nobody else any of it. */
  static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left); // it may return early
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  /** Nodes that join get the ports from there on; random and named ones stay what they are. */
  synchronized void beginAt(int port) {
    if (firstPort.number() != 0 && !firstPort.named()) {
      firstPort = new Port(port, false);
    }
  }

  /** Where the node of that number belongs; empty if any port will do. */
  OptionalInt placeOf(int number) {
    int first = firstPort.number();
    return first == 0 ? OptionalInt.empty() : OptionalInt.of(first + number - 1);
  }

  /** The node of that number. */
  Optional<Member> numbered(int number) {
    return Optional.ofNullable(members.get(number));
  }

  /** The numbers of all nodes, ascending. */
  List<Integer> numbers() {
    return List.copyOf(members.keySet());
  }

  /** Adds a node under the next free name and starts it; if it cannot start it is not added. */
  synchronized String add(Ports ports) {
    return add(lastNumber + 1, ports, false);
  }

  /** Adds the node of a number that is free, at its place in the line or as near as possible. */
  synchronized String addAt(int number, Ports ports) {
    return add(number, ports, true);
  }

  /** Nodes that join later get the numbers after that one. */
  synchronized void continueAfter(int number) {
    lastNumber = number;
  }

  private String add(int number, Ports ports, boolean inLine) {
    if (members.size() >= ClusterSettings.MAX_NODES) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "There are %d nodes already, and more are not possible".formatted(members.size()));
    }
    String id = "node-" + number;
    Port port = port(number, firstPort, "--node-port", inLine, NodeSpec::port);
    Port grpc = port(number, settings.ports().grpc(), "--grpc-port", inLine, NodeSpec::grpcPort);
    NodeLife life = new NodeLife(id, journal, clock);
    journal.append(EventType.NODE_ADDED, id, "it joins the cluster");
    life.step(NodeState.DOWN, NodeState.STARTING, EventType.NODE_STARTING, "it is new");
    try {
      NodeSpec spec =
          new NodeSpec(id, ClusterSettings.LOOPBACK, port.number(), grpc.number(), settings.zone());
      NodeAddress address = open(ports, spec, port, grpc);
      life.step(NodeState.STARTING, NodeState.UP, EventType.NODE_UP, listens(address));
      lastNumber = Math.max(lastNumber, number);
      members.put(number, new Member(spec.at(address), life, restarter.newcomer()));
      return id;
    } catch (ProblemException e) {
      journal.append(EventType.NODE_REMOVED, id, couldNotStart(e));
      throw e;
    }
  }

  private NodeAddress open(Ports ports, NodeSpec spec, Port port, Port grpc) {
    return ports.open(
        spec.id(),
        port,
        "--node-port",
        ProblemKind.PORT_BUSY,
        http ->
            ports.open(
                spec.id(),
                grpc,
                "--grpc-port",
                ProblemKind.GRPC_PORT_BUSY,
                rpc -> host.start(new NodeSpec(spec.id(), spec.host(), http, rpc, spec.zone()))));
  }

  private static String listens(NodeAddress address) {
    return "it listens on %d, for gRPC on %d"
        .formatted(address.http().getPort(), address.grpcPort());
  }

  /** The next one after all others, so that a node that had to move does not push the others. */
  private Port port(
      int number, Port first, String option, boolean exact, ToIntFunction<NodeSpec> portOf) {
    if (first.number() == 0) {
      return first;
    }
    int inLine = first.number() + number - 1;
    int highest =
        members.values().stream()
            .mapToInt(member -> portOf.applyAsInt(member.spec()))
            .max()
            .orElse(0);
    int wanted = first.named() || exact ? inLine : Math.max(inLine, highest + 1);
    if (wanted > Port.HIGHEST) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION,
          "node-%d would need port %d, but ports end at %d; choose a lower %s"
              .formatted(number, wanted, Port.HIGHEST, option));
    }
    return new Port(wanted, first.named());
  }

  void kill(String id) {
    locked(
        member(id),
        member -> {
          NodeState from = member.life().stage().state();
          if (!from.isKillable()
              || !member
                  .life()
                  .step(from, NodeState.DOWN, EventType.NODE_KILLED, "killed by " + OPERATOR)) {
            throw notPossible(member, "killed");
          }
          member.pending(null);
          host.kill(id);
          if (from == NodeState.STARTING || from == NodeState.UP) {
            restarter.ended(member, Ending.KILL, this::restart);
          }
          return null;
        });
  }

  void crash(String id) {
    locked(
        member(id),
        member -> {
          if (!member.life().stage().state().isRunning()) {
            throw notPossible(member, "crashed");
          }
          host.crash(id);
          return null;
        });
  }

  private void exited(String id, String why) {
    find(id).ifPresent(member -> tryLocked(member, () -> crashed(member, why)));
  }

  private void crashed(Member member, String why) {
    NodeState from = member.life().stage().state();
    boolean stays =
        from != NodeState.DRAINING && member.restarts().rules().policy() == RestartPolicy.NEVER;
    String reason =
        stays ? "%s; its restart policy is \"%s\"".formatted(why, RestartPolicy.NEVER.code()) : why;
    if (from.isRunning()
        && member.life().step(from, NodeState.CRASHED, EventType.NODE_CRASHED, reason)
        && from != NodeState.DRAINING) {
      restarter.ended(member, Ending.CRASH, this::restart);
    }
  }

  void revive(String id) {
    locked(
        member(id),
        member -> {
          NodeState before = member.life().stage().state();
          if (before.isRunning()
              || !member
                  .life()
                  .step(
                      before,
                      NodeState.STARTING,
                      EventType.NODE_REVIVED,
                      "revived by " + OPERATOR)) {
            throw notPossible(member, "revived");
          }
          member.pending(null);
          member.restarts().forgive();
          revive(member);
          return null;
        });
  }

  /** Whoever revives a node is told why it cannot start, and decides himself what is next. */
  private void revive(Member member) {
    try {
      start(member);
    } catch (ProblemException e) {
      member.life().step(NodeState.STARTING, NodeState.DOWN, EventType.NODE_DOWN, couldNotStart(e));
      throw e;
    }
  }

  /** A restart that fails counts as another crash. */
  private void restart(Member member) {
    try {
      start(member);
    } catch (ProblemException e) {
      crashed(member, couldNotStart(e));
    }
  }

  private void start(Member member) {
    NodeAddress address = host.start(member.spec());
    member.settle(address);
    member.life().step(NodeState.STARTING, NodeState.UP, EventType.NODE_UP, listens(address));
  }

  private static String couldNotStart(ProblemException e) {
    return "it could not start: " + e.detail();
  }

  CompletableFuture<Void> drain(String id) {
    return locked(member(id), this::beginDrain);
  }

  private CompletableFuture<Void> beginDrain(Member member) {
    long seconds = settings.drainDeadline().toSeconds();
    if (!member
        .life()
        .step(
            NodeState.UP,
            NodeState.DRAINING,
            EventType.NODE_DRAINING,
            "drained by %s, with %d s to finish".formatted(OPERATOR, seconds))) {
      throw notPossible(member, "drained");
    }
    CompletableFuture<Void> done =
        host.drain(member.id(), settings.drainDeadline())
            .thenAccept(clean -> endDrain(member, clean));
    member.draining(done);
    return done;
  }

  /** Nothing happens if it was killed or has crashed in the meantime. */
  private void endDrain(Member member, boolean clean) {
    String reason =
        clean
            ? "drained: everything had finished"
            : "drained: the time was over, what still ran was cut";
    member.life().step(NodeState.DRAINING, NodeState.DOWN, EventType.NODE_DOWN, reason);
  }

  /** Drains it if it is up, waits if it drains already, and forgets it. */
  CompletableFuture<Void> remove(String id) {
    return locked(
        member(id),
        member -> {
          boolean up = member.life().stage().state() == NodeState.UP;
          return (up ? beginDrain(member) : member.drained()).thenRun(() -> forget(member));
        });
  }

  private void forget(Member member) {
    member.command.lock();
    try {
      if (!member.isRemoved()) {
        member.remove();
        member.pending(null);
        host.kill(member.id());
        registry.forget(member.id());
        members.values().remove(member);
        host.forget(member.id());
        journal.append(EventType.NODE_REMOVED, member.id(), "removed by " + OPERATOR);
      }
    } finally {
      member.command.unlock();
    }
  }

  /** Ends all of them, each with a last step that the next reader of the journal finds. */
  void close() {
    restarter.close();
    for (Member member : members.values()) {
      tryLocked(member, () -> end(member));
    }
    host.close();
  }

  private static void end(Member member) {
    member.pending(null);
    NodeState from = member.life().stage().state();
    if (from.isKillable()) {
      member.life().step(from, NodeState.DOWN, EventType.NODE_DOWN, "the cluster stops");
    }
  }

  /** The same for what nobody waits for: nothing happens if the node has left. */
  private static void tryLocked(Member member, Runnable command) {
    member.command.lock();
    try {
      if (!member.isRemoved()) {
        command.run();
      }
    } finally {
      member.command.unlock();
    }
  }

  /**
   * Carries out a command for a node.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}
   */
  <T> T locked(String id, Function<Member, T> command) {
    return locked(member(id), command);
  }

  /** Carries out a command while no other one runs for that node. */
  private <T> T locked(Member member, Function<Member, T> command) {
    member.command.lock();
    try {
      if (member.isRemoved()) {
        throw unknown(member.id());
      }
      return command.apply(member);
    } finally {
      member.command.unlock();
    }
  }

  /** Whether a node is there and runs, however well. */
  boolean runs(String id) {
    return find(id).filter(member -> member.life().stage().state().isRunning()).isPresent();
  }

  private Optional<Member> find(String id) {
    return members.values().stream().filter(member -> member.id().equals(id)).findFirst();
  }

  /** The host, for what is to be done to a node that exists, whatever command runs for it. */
  NodeHost hostOf(String id) {
    member(id);
    return host;
  }

  NodeHost host() {
    return host;
  }

  boolean isKnown(String id) {
    return find(id).isPresent();
  }

  private Member member(String id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  private ProblemException unknown(String id) {
    return new ProblemException(
        ProblemKind.NOT_FOUND,
        "There is no node \"%s\"; there %s"
            .formatted(id, members.isEmpty() ? "are none" : "are " + names()));
  }

  private String names() {
    return members.values().stream().map(Member::id).collect(Collectors.joining(", "));
  }

  private static ProblemException notPossible(Member member, String verb) {
    NodeLife.Stage stage = member.life().stage();
    return new ProblemException(
        ProblemKind.CONFLICT,
        "%s cannot be %s: it %s (%s)"
            .formatted(member.id(), verb, stage.state().sentence(), stage.reason()));
  }
}
