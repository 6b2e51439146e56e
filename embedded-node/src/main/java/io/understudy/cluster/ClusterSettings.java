package io.understudy.cluster;

import io.understudy.store.DefaultFolder;
import io.understudy.store.StoreUrl;
import io.understudy.supervisor.RestartPolicy;
import io.understudy.supervisor.RestartRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a cluster is started with. Immutable; {@link #defaults} and the {@code with…} methods make
 * variants.
 *
 * @param nodes how many nodes to start, 0 to {@link #MAX_NODES}
 * @param frontends how many balancers to start, 1 to {@link #MAX_FRONTENDS}
 * @param stagger how long to wait between the starts of two nodes
 * @param ports where everything listens
 * @param zone the DNS zone under which everything has its names, in lower case and without a dot at
 *     its end
 * @param data the data folder
 * @param store the database of the shared store; empty for a file in the data folder
 * @param traffic whether the built-in traffic runs from the start
 * @param drainDeadline how long a drain waits for running requests
 * @param restarts how nodes that have ended are started again, unless one is told otherwise
 * @param preset whose shape it is, and how requests are spread at first
 * @param token what the control API asks for; empty for the token of the data folder
 * @param project the file in whose shape it begins; empty for none
 */
public record ClusterSettings(
    int nodes,
    int frontends,
    Duration stagger,
    PortPlan ports,
    String zone,
    Path data,
    Optional<StoreUrl> store,
    boolean traffic,
    Duration drainDeadline,
    RestartRules restarts,
    Preset preset,
    Optional<String> token,
    Optional<ProjectFile> project) {
  /** More nodes than this are refused. */
  public static final int MAX_NODES = 256;

  /** More frontends than this are refused. */
  public static final int MAX_FRONTENDS = 8;

  /** The address on which everything listens. */
  public static final String LOOPBACK = "127.0.0.1";

  /** The zone, unless somebody wants another. */
  public static final String DEFAULT_ZONE = "cluster.test";

  /** With room for the names that are put before it; a whole name has at most 253 characters. */
  private static final int LONGEST_ZONE = 190;

  private static final Pattern ZONE =
      Pattern.compile(
          "(?!\\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
              + "(\\.(?!\\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

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

  /** Checks the numbers of nodes and frontends, and the zone. */
  public ClusterSettings {
    if (nodes < 0 || nodes > MAX_NODES) {
      throw new IllegalArgumentException(
          "the number of nodes is 0 to %d, not %d".formatted(MAX_NODES, nodes));
    }
    if (frontends < 1 || frontends > MAX_FRONTENDS) {
      throw new IllegalArgumentException(
          "the number of frontends is 1 to %d, not %d".formatted(MAX_FRONTENDS, frontends));
    }
    if (!isZone(zone)) {
      throw new IllegalArgumentException("not the name of a zone: \"%s\"".formatted(zone));
    }
  }

  /**
   * Whether a text can be the zone: labels of letters, digits and hyphens with dots between them
   * (RFC 1035, section 2.3.1), in lower case, the last one not a number.
   */
  public static boolean isZone(String name) {
    return name.length() <= LONGEST_ZONE && ZONE.matcher(name).matches();
  }

  /** Three nodes on the default ports. */
  public static ClusterSettings defaults(Path data) {
    return new ClusterSettings(
        3,
        1,
        Duration.ZERO,
        PortPlan.DEFAULTS,
        DEFAULT_ZONE,
        data,
        Optional.empty(),
        false,
        Duration.ofSeconds(5),
        RestartRules.DEFAULTS,
        Preset.BLANK,
        Optional.empty(),
        Optional.empty());
  }

  /** Where the data of applications belongs on this platform, when the user names no folder. */
  public static Path defaultData() {
    return DefaultFolder.path();
  }

  /** The same in the shape of a preset; random ports stay random. */
  public ClusterSettings withPreset(Preset chosen) {
    Preset.Shape shape = chosen.cluster();
    return with(draft -> {
      draft.nodes = shape.nodes();
      draft.frontends = shape.frontends();
      draft.stagger = Duration.ofMillis(shape.staggerMs());
      if (ports.nodes().number() != 0) {
        draft.ports = ports.withNodes(new Port(shape.nodePort(), false));
      }
      draft.restarts = restarts.withPolicy(RestartPolicy.ofCode(shape.restart()).orElseThrow());
      draft.preset = chosen;
    });
  }

  /** The same in the shape of a project, whose faults are there as soon as everything serves. */
  public ClusterSettings withProject(ProjectFile file) {
    return withPreset(file.project().shape(new PresetFiles(data)))
        .with(draft -> draft.project = Optional.of(file));
  }

  /** The same with other ports. */
  public ClusterSettings withPorts(PortPlan plan) {
    return with(draft -> draft.ports = plan);
  }

  /** The same with another number of nodes. */
  public ClusterSettings withNodes(int count) {
    return with(draft -> draft.nodes = count);
  }

  /** The same with another number of frontends. */
  public ClusterSettings withFrontends(int count) {
    return with(draft -> draft.frontends = count);
  }

  /** The same with another wait between the starts of two nodes. */
  public ClusterSettings withStagger(Duration wait) {
    return with(draft -> draft.stagger = wait);
  }

  /** The same under another zone. */
  public ClusterSettings withZone(String name) {
    return with(draft -> draft.zone = name);
  }

  /**
   * The same with its shared store in another database.
   *
   * @param url as {@link StoreUrl#of} takes it; it may hold a password
   * @throws io.understudy.problem.ProblemException if it cannot be one, with what is allowed
   */
  public ClusterSettings withStore(String url) {
    return with(draft -> draft.store = Optional.of(StoreUrl.of(url)));
  }

  /** The same with the built-in traffic from the start, or without. */
  public ClusterSettings withTraffic(boolean fromTheStart) {
    return with(draft -> draft.traffic = fromTheStart);
  }

  /** The same with another time that a drain waits for running requests. */
  public ClusterSettings withDrainDeadline(Duration deadline) {
    return with(draft -> draft.drainDeadline = deadline);
  }

  /** The same with other rules for restarts. */
  public ClusterSettings withRestarts(RestartRules rules) {
    return with(draft -> draft.restarts = rules);
  }

  /** The same with a control API that asks for this token, which is never empty. */
  public ClusterSettings withToken(String secret) {
    return with(draft -> draft.token = Optional.of(secret));
  }

  private ClusterSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** The one place where settings are copied. */
  private static final class Draft {
    private final Path data;
    private int nodes;
    private int frontends;
    private Duration stagger;
    private PortPlan ports;
    private String zone;
    private Optional<StoreUrl> store;
    private boolean traffic;
    private Duration drainDeadline;
    private RestartRules restarts;
    private Preset preset;
    private Optional<String> token;
    private Optional<ProjectFile> project;

    Draft(ClusterSettings from) {
      nodes = from.nodes;
      frontends = from.frontends;
      stagger = from.stagger;
      ports = from.ports;
      zone = from.zone;
      data = from.data;
      store = from.store;
      traffic = from.traffic;
      drainDeadline = from.drainDeadline;
      restarts = from.restarts;
      preset = from.preset;
      token = from.token;
      project = from.project;
    }

    ClusterSettings settings() {
      return new ClusterSettings(
          nodes,
          frontends,
          stagger,
          ports,
          zone,
          data,
          store,
          traffic,
          drainDeadline,
          restarts,
          preset,
          token,
          project);
    }
  }
}
