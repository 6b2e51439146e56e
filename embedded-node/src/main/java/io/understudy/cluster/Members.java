package io.understudy.cluster;

import io.understudy.balancer.Upstreams;
import io.understudy.cluster.ClusterSettings.Port;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.node.NodeHost;
import io.understudy.node.NodeLife;
import io.understudy.node.NodeSpec;
import io.understudy.node.NodeState;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * The nodes of a cluster and what can be done to them. The balancer is told where a node listens
 * and when it must not get anything new; that a node was killed it has to find out by itself.
 */
final class Members {
  private static final String OPERATOR = "the operator";

  private final NodeHost host;
  private final Upstreams upstreams;
  private final Journal journal;
  private final InstantSource clock;
  private final ClusterSettings settings;

  /** By number, so that they stay in the order in which they were added. */
  private final Map<Integer, Member> members = new ConcurrentSkipListMap<>();

  private int lastNumber;

  Members(
      NodeHost host,
      Upstreams upstreams,
      Journal journal,
      InstantSource clock,
      ClusterSettings settings) {
    this.host = host;
    this.upstreams = upstreams;
    this.journal = journal;
    this.clock = clock;
    this.settings = settings;
    host.onExit(this::exited);
  }

  Collection<Member> all() {
    return members.values();
  }

  void startInitial(Ports ports) {
    for (int i = 0; i < settings.nodes(); i++) {
      add(ports);
    }
  }

  /** Adds a node under the next free name and starts it; if it cannot start it is not added. */
  synchronized String add(Ports ports) {
    if (members.size() >= ClusterSettings.MAX_NODES) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "There are %d nodes already, and more are not possible".formatted(members.size()));
    }
    int number = lastNumber + 1;
    String id = "node-" + number;
    Port first = settings.nodePort();
    int wanted = first.number() == 0 ? 0 : first.number() + number - 1;
    NodeLife life = new NodeLife(id, journal, clock);
    journal.append(EventType.NODE_ADDED, id, "it joins the cluster");
    life.step(NodeState.DOWN, NodeState.STARTING, EventType.NODE_STARTING, "it is new");
    try {
      URI uri =
          ports.open(
              id,
              new Port(wanted, first.named()),
              "--node-port",
              port -> host.start(new NodeSpec(id, ClusterSettings.LOOPBACK, port)));
      Member member = new Member(new NodeSpec(id, uri.getHost(), uri.getPort()), life);
      lastNumber = number;
      members.put(number, member);
      life.step(
          NodeState.STARTING, NodeState.UP, EventType.NODE_UP, "it listens on " + uri.getPort());
      upstreams.add(id, uri);
      return id;
    } catch (ProblemException e) {
      journal.append(EventType.NODE_REMOVED, id, "it could not start: " + e.detail());
      throw e;
    }
  }

  void kill(String id) {
    Member member = member(id);
    member.command.lock();
    try {
      step(member, NodeState.DOWN, EventType.NODE_KILLED, "killed by " + OPERATOR, "killed");
      host.kill(id);
    } finally {
      member.command.unlock();
    }
  }

  void crash(String id) {
    Member member = member(id);
    requireRunning(member, "crashed");
    host.crash(id);
  }

  private void exited(String id, String why) {
    members.values().stream()
        .filter(member -> member.id().equals(id))
        .findFirst()
        .filter(member -> member.life().stage().state().isRunning())
        .ifPresent(
            member ->
                member
                    .life()
                    .step(
                        member.life().stage().state(),
                        NodeState.CRASHED,
                        EventType.NODE_CRASHED,
                        why));
  }

  void revive(String id) {
    Member member = member(id);
    member.command.lock();
    try {
      NodeState before = member.life().stage().state();
      if (before.isRunning()
          || !member
              .life()
              .step(before, NodeState.STARTING, EventType.NODE_REVIVED, "revived by " + OPERATOR)) {
        throw notPossible(member, "revived");
      }
      try {
        URI uri = host.start(member.spec());
        member.settle(uri.getPort());
        member
            .life()
            .step(
                NodeState.STARTING,
                NodeState.UP,
                EventType.NODE_UP,
                "it listens on " + uri.getPort());
        upstreams.readmit(id, "revived, not probed yet");
      } catch (ProblemException e) {
        member
            .life()
            .step(
                NodeState.STARTING,
                NodeState.DOWN,
                EventType.NODE_DOWN,
                "it could not start: " + e.detail());
        throw e;
      }
    } finally {
      member.command.unlock();
    }
  }

  CompletableFuture<Void> drain(String id) {
    Member member = member(id);
    if (!member
        .life()
        .step(
            NodeState.UP,
            NodeState.DRAINING,
            EventType.NODE_DRAINING,
            "drained by %s, with %d s to finish"
                .formatted(OPERATOR, settings.drainDeadline().toSeconds()))) {
      throw notPossible(member, "drained");
    }
    upstreams.drain(id, "draining: it gets nothing new");
    return host.drain(id, settings.drainDeadline())
        .thenAccept(
            clean ->
                member
                    .life()
                    .step(
                        NodeState.DRAINING,
                        NodeState.DOWN,
                        EventType.NODE_DOWN,
                        clean
                            ? "drained: everything had finished"
                            : "drained: the time was over, what still ran was cut"));
  }

  CompletableFuture<Void> remove(String id) {
    Member member = member(id);
    boolean up = member.life().stage().state() == NodeState.UP;
    CompletableFuture<Void> stopped = up ? drain(id) : CompletableFuture.completedFuture(null);
    return stopped.thenRun(
        () -> {
          host.kill(id);
          upstreams.remove(id);
          if (members.values().remove(member)) {
            journal.append(EventType.NODE_REMOVED, id, "removed by " + OPERATOR);
          }
        });
  }

  void close() {
    host.close();
  }

  private Member member(String id) {
    return members.values().stream()
        .filter(member -> member.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.NOT_FOUND,
                    "There is no node \"%s\"; there %s"
                        .formatted(id, members.isEmpty() ? "are none" : "are " + names())));
  }

  private String names() {
    return members.values().stream().map(Member::id).collect(Collectors.joining(", "));
  }

  private static void step(
      Member member, NodeState to, EventType type, String reason, String verb) {
    NodeState from = member.life().stage().state();
    if (!from.isRunning() || !member.life().step(from, to, type, reason)) {
      throw notPossible(member, verb);
    }
  }

  private static void requireRunning(Member member, String verb) {
    if (!member.life().stage().state().isRunning()) {
      throw notPossible(member, verb);
    }
  }

  private static ProblemException notPossible(Member member, String verb) {
    NodeLife.Stage stage = member.life().stage();
    return new ProblemException(
        ProblemKind.CONFLICT,
        "%s cannot be %s: it %s (%s)"
            .formatted(member.id(), verb, stage.state().sentence(), stage.reason()));
  }
}
