package io.understudy.cluster;

import io.understudy.store.DataFolder;
import io.understudy.supervisor.RestartRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a cluster is started with. Immutable; {@link #defaults} and the {@code with…} methods make
 * variants.
 *
 * @param nodes how many nodes to start, 0 to {@link #MAX_NODES}
 * @param frontends how many balancers to start, 1 to {@link #MAX_FRONTENDS}
 * @param nodePort where the nodes' ports begin
 * @param balancerPort where the balancers listen, each on an address of its own
 * @param controlPort where the control API listens
 * @param data the data folder
 * @param moveBusyPorts whether a busy default port moves to the next free one; a named one never
 *     does
 * @param traffic whether the built-in traffic runs from the start
 * @param drainDeadline how long a drain waits for running requests
 * @param restarts how nodes that have ended are started again, unless one is told otherwise
 * @param token what the control API asks for; empty for the token of the data folder
 */
public record ClusterSettings(
    int nodes,
    int frontends,
    Port nodePort,
    Port balancerPort,
    Port controlPort,
    Path data,
    boolean moveBusyPorts,
    boolean traffic,
    Duration drainDeadline,
    RestartRules restarts,
    Optional<String> token) {
  /** More nodes than this are refused. */
  public static final int MAX_NODES = 256;

  /** More frontends than this are refused. */
  public static final int MAX_FRONTENDS = 8;

  /** The address on which everything listens. */
  public static final String LOOPBACK = "127.0.0.1";

  /**
   * A port and who chose it.
   *
   * @param number 0 for any free port, otherwise up to 65535
   * @param named whether the user named it
   */
  public record Port(int number, boolean named) {
    /** The last port that there is. */
    public static final int HIGHEST = 65_535;

    /** Checks the range. */
    public Port {
      if (number < 0 || number > HIGHEST) {
        throw new IllegalArgumentException("a port is 0 to %d, not %d".formatted(HIGHEST, number));
      }
    }
  }

  /** Checks the numbers of nodes and frontends. */
  public ClusterSettings {
    if (nodes < 0 || nodes > MAX_NODES) {
      throw new IllegalArgumentException(
          "the number of nodes is 0 to %d, not %d".formatted(MAX_NODES, nodes));
    }
    if (frontends < 1 || frontends > MAX_FRONTENDS) {
      throw new IllegalArgumentException(
          "the number of frontends is 1 to %d, not %d".formatted(MAX_FRONTENDS, frontends));
    }
  }

  /** Three nodes on the default ports. */
  public static ClusterSettings defaults(Path data) {
    return new ClusterSettings(
        3,
        1,
        new Port(3001, false),
        new Port(8080, false),
        new Port(7070, false),
        data,
        false,
        false,
        Duration.ofSeconds(5),
        RestartRules.DEFAULTS,
        Optional.empty());
  }

  /** Where the data of applications belongs on this platform, when the user names no folder. */
  public static Path defaultData() {
    return DataFolder.platformDefault();
  }

  /** The same on ports that the system chooses. */
  public ClusterSettings withRandomPorts() {
    Port any = new Port(0, true);
    return new ClusterSettings(
        nodes,
        frontends,
        any,
        any,
        any,
        data,
        moveBusyPorts,
        traffic,
        drainDeadline,
        restarts,
        token);
  }

  /** The same with another number of nodes. */
  public ClusterSettings withNodes(int count) {
    return new ClusterSettings(
        count,
        frontends,
        nodePort,
        balancerPort,
        controlPort,
        data,
        moveBusyPorts,
        traffic,
        drainDeadline,
        restarts,
        token);
  }

  /** The same with another number of frontends. */
  public ClusterSettings withFrontends(int count) {
    return new ClusterSettings(
        nodes,
        count,
        nodePort,
        balancerPort,
        controlPort,
        data,
        moveBusyPorts,
        traffic,
        drainDeadline,
        restarts,
        token);
  }

  /** The same, but busy default ports move to the next free one. */
  public ClusterSettings withMovingPorts() {
    return new ClusterSettings(
        nodes,
        frontends,
        nodePort,
        balancerPort,
        controlPort,
        data,
        true,
        traffic,
        drainDeadline,
        restarts,
        token);
  }

  /** The same with other rules for restarts. */
  public ClusterSettings withRestarts(RestartRules rules) {
    return new ClusterSettings(
        nodes,
        frontends,
        nodePort,
        balancerPort,
        controlPort,
        data,
        moveBusyPorts,
        traffic,
        drainDeadline,
        rules,
        token);
  }
}
