package io.understudy.cluster;

import io.understudy.balancer.BalancerSettings;
import io.understudy.balancer.CheckResult;
import io.understudy.balancer.FrontendState;
import io.understudy.balancer.Treatment;
import io.understudy.balancer.UpstreamHealth;
import io.understudy.dns.DnsSnapshot;
import io.understudy.fault.ActiveFault;
import io.understudy.load.TrafficSnapshot;
import io.understudy.measure.Reading;
import io.understudy.node.NodeState;
import io.understudy.registry.RegistrySnapshot;
import io.understudy.rpc.client.CallTrace;
import io.understudy.supervisor.RestartRules;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The whole cluster at one moment. Immutable, and made of nothing but values, so it can be drawn,
 * compared or sent away.
 *
 * @param at the moment
 * @param preset the name of the preset that was chosen last
 * @param nodes in the order in which they were added
 * @param frontends the balancers
 * @param dns the name server and the zone
 * @param store the shared session store
 * @param balancer how the balancer chooses
 * @param registry which nodes there are, by their leases
 * @param traffic the built-in traffic
 * @param totals sums over everything
 * @param calls how many services were called
 * @param recentCalls the last of these calls, the newest first, those that run included
 * @param lastEvent the number of the newest event in the journal, 0 for none
 */
public record ClusterSnapshot(
    Instant at,
    String preset,
    List<Node> nodes,
    List<Frontend> frontends,
    DnsSnapshot dns,
    Store store,
    Balancer balancer,
    RegistrySnapshot registry,
    TrafficSnapshot traffic,
    Totals totals,
    CallCounts calls,
    List<CallTrace> recentCalls,
    long lastEvent) {

  /** Copies the lists. */
  public ClusterSnapshot {
    nodes = List.copyOf(nodes);
    frontends = List.copyOf(frontends);
    recentCalls = List.copyOf(recentCalls);
  }

  /**
   * One node, as the balancer sees it.
   *
   * @param id its name, for example {@code node-1}
   * @param state where it is in its life
   * @param stateReason why, in words
   * @param since since when
   * @param health what the balancer thinks of it
   * @param reason why, in words: the one sentence to show
   * @param url where it listens; it keeps its port while it is down
   * @param grpc where it listens for gRPC, host and port, for example {@code 127.0.0.1:50051}; it
   *     keeps it too
   * @param lastCheck the last active probe, null before the first
   * @param treatment how the balancer treats it beside its health
   * @param traffic what the balancer's requests to it measured
   * @param faults what is made to go wrong with it
   * @param restarts whether and how often it is started again after it ended
   */
  public record Node(
      String id,
      NodeState state,
      String stateReason,
      Instant since,
      UpstreamHealth health,
      String reason,
      URI url,
      String grpc,
      CheckResult lastCheck,
      Treatment treatment,
      Reading traffic,
      List<ActiveFault> faults,
      Restarts restarts) {
    /** Copies the faults. */
    public Node {
      faults = List.copyOf(faults);
    }

    /** The last probe, if there was one. */
    public Optional<CheckResult> check() {
      return Optional.ofNullable(lastCheck);
    }

    /** Whether it serves and the balancer sends requests to it. */
    public boolean isServing() {
      return state == NodeState.UP && health == UpstreamHealth.HEALTHY;
    }
  }

  /**
   * What the supervisor does for a node.
   *
   * @param rules by which it is restarted
   * @param total how often it was restarted since it joined
   * @param next when it is restarted, null unless it waits for that
   */
  public record Restarts(RestartRules rules, long total, Instant next) {
    /** A node that was never restarted and goes by the default rules. */
    public static final Restarts NONE = new Restarts(RestartRules.DEFAULTS, 0, null);
  }

  /**
   * One balancer.
   *
   * @param id its name, for example {@code frontend-1}
   * @param url where it listens; it keeps its address while it is down
   * @param state where it is in its life
   * @param reason why, in words
   * @param since since when
   * @param traffic what its clients measured, so to speak
   */
  public record Frontend(
      String id, URI url, FrontendState state, String reason, Instant since, Reading traffic) {}

  /**
   * The shared store.
   *
   * @param state {@code UP}, {@code OUT} when somebody killed it, or {@code RECOVERING}
   * @param reason why, in words
   * @param file the database file
   * @param users how many can sign in
   * @param sessions how many are signed in
   * @param mega the numbers that were inserted
   * @param chat the chat in numbers
   */
  public record Store(
      String state, String reason, String file, long users, long sessions, Mega mega, Chat chat) {}

  /**
   * The chat in numbers.
   *
   * @param users who is connected to some node at this moment
   * @param stored messages stored by all nodes, ever
   * @param delivered messages sent to somebody by all nodes, ever; one that many hear counts often
   */
  public record Chat(long users, long stored, long delivered) {
    /** Nobody is there, and nothing was said. */
    public static final Chat NONE = new Chat(0, 0, 0);
  }

  /**
   * The numbers that were inserted, and how they are written: the inserts that come while the disk
   * is busy share the next commit.
   *
   * @param count how many there are
   * @param inserted how many of them since the start
   * @param groups commits since the start
   * @param perSecond numbers inserted in the last whole second
   * @param groupSize requests that shared a commit, on average over that second; 0 without any
   * @param commitMs milliseconds from the begin of a commit until it was forced to the disk, on
   *     average over that second; 0 without any
   */
  public record Mega(
      long count, long inserted, long groups, long perSecond, double groupSize, double commitMs) {
    /** Nothing was inserted. */
    public static final Mega NONE = new Mega(0, 0, 0, 0, 0, 0);
  }

  /**
   * How the balancer chooses.
   *
   * @param settings by which it goes
   * @param panic why requests go to nodes that are thought unwell too; null as long as enough nodes
   *     are healthy
   * @param traffic all requests, whichever frontend they came to
   */
  public record Balancer(BalancerSettings settings, String panic, Reading traffic) {}

  /**
   * Sums over everything.
   *
   * @param nodes how many nodes there are
   * @param up how many of them serve
   * @param requests requests answered by the balancer since the start, never fewer than before
   * @param failed how many of these got no proper answer
   * @param failovers how many met a dead node and were answered by another one
   * @param hedgesWon how many were answered by a second node, because the first was slower than
   *     usual
   * @param sessionsLost sessions that nobody ended and that were gone, as the built-in traffic saw
   * @param perSecond requests in the last whole second
   * @param p50Ms median latency at the balancer in milliseconds
   * @param p99Ms 99th percentile of the latency at the balancer in milliseconds
   */
  public record Totals(
      int nodes,
      int up,
      long requests,
      long failed,
      long failovers,
      long hedgesWon,
      long sessionsLost,
      long perSecond,
      double p50Ms,
      double p99Ms) {}
}
