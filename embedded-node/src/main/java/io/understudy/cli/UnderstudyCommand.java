package io.understudy.cli;

import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.ClusterSettings.Port;
import io.understudy.cluster.PortPlan;
import io.understudy.cluster.Preset;
import io.understudy.cluster.PresetFiles;
import io.understudy.cluster.ProjectFile;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy}: the window, or the same cluster without one. */
@Command(
    name = "understudy",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Runs a web cluster on this computer and lets you break it.",
    footer = {
      "",
      "Without options the window opens. Everything listens on 127.0.0.1.",
      "A busy default port moves to the next free one in the window; a named one is an error.",
      "There is one window for each data folder: who starts it again gets that one in front, and"
          + " the file opened in it."
    })
final class UnderstudyCommand implements Callable<Integer> {
  private static final String DEFAULT_PRESET = "failover";
  private static final String STORE = "--store";

  private final Window window;

  @Spec private CommandSpec spec;

  @Option(
      names = "--headless",
      description = "No window; prints one JSON line when everything serves.")
  private boolean headless;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "The shape to begin with: failover, three-tier, throughput, chat, middleware, one of your"
              + " own, or a file (failover).")
  private String preset;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "How many nodes to start, 0 to 256 (as the preset).")
  private Integer nodes;

  @Option(
      names = "--frontends",
      paramLabel = "N",
      description =
          "How many balancers: 127.0.0.1, then 127.0.0.20 and following; 1 to 8 (as the preset).")
  private Integer frontends;

  @Option(
      names = "--node-port",
      paramLabel = "PORT",
      description =
          "The port of the first node; the others follow (as the preset: 3001). 0: random.")
  private Integer nodePort;

  @Option(
      names = "--grpc-port",
      paramLabel = "PORT",
      description = "The gRPC port of the first node; the others follow (50051). 0: random ports.")
  private Integer grpcPort;

  @Option(
      names = "--balancer-port",
      paramLabel = "PORT",
      description = "The port of the balancer (8080). 0: a random port.")
  private Integer balancerPort;

  @Option(
      names = "--dns-port",
      paramLabel = "PORT",
      description = "The port of the name server, UDP and TCP (8053). 0: a random port.")
  private Integer dnsPort;

  @Option(
      names = "--zone",
      paramLabel = "NAME",
      description = "The DNS zone of the cluster (cluster.test).")
  private String zone;

  @Option(
      names = "--control-port",
      paramLabel = "PORT",
      description = "The port of the control API (7070). 0: a random port.")
  private Integer controlPort;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder; the platform's folder for applications by default.")
  private Path data;

  @Option(
      names = STORE,
      paramLabel = "URL",
      description =
          "The database of the shared store: jdbc:h2:FILE, or"
              + " jdbc:postgresql://HOST:PORT/DATABASE, 15 or newer (a file in the data folder).")
  private String store;

  @Option(names = "--traffic", description = "Start the gentle built-in traffic at once.")
  private boolean traffic;

  @Option(names = "--warm-up", hidden = true)
  private boolean warmUp;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A project to open: a file that ends with .understudy.")
  private String file;

  UnderstudyCommand(Window window) {
    this.window = window;
  }

  @Override
  public Integer call() {
    Path folder = data == null ? ClusterSettings.defaultData() : data;
    Optional<Path> project = project();
    if (!headless) {
      Optional<String> handed = window.handOver(new Window.Wish(folder, project, beyond()));
      if (handed.isPresent()) {
        out().println(handed.get());
        return 0;
      }
      Optional<String> missing = window.missing();
      if (missing.isEmpty()) {
        return open(folder, project);
      }
      err().println("understudy: " + missing.get() + " Going on without a window (--headless).");
    }
    ClusterSettings settings = settings(folder, project.map(ProjectFile::read));
    return new Headless(settings, out(), warmUp).call();
  }

  private int open(Path folder, Optional<Path> project) {
    if (nothingWasSaid()) {
      window.prepare();
    }
    ClusterSettings settings = settings(folder, project.map(ProjectFile::read));
    return window.open(settings.withPorts(settings.ports().moving()), warmUp);
  }

  /** Then nobody has asked picocli, and no option can be wrong. */
  private boolean nothingWasSaid() {
    return spec == null;
  }

  private PrintWriter out() {
    return nothingWasSaid()
        ? new PrintWriter(System.out, true, System.out.charset())
        : spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return nothingWasSaid()
        ? new PrintWriter(System.err, true, System.err.charset())
        : spec.commandLine().getErr();
  }

  /** What was said beyond the folder and the file, which count for a running window, too. */
  private List<String> beyond() {
    if (nothingWasSaid()) {
      return List.of();
    }
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .filter(option -> !option.longestName().equals("--data"))
        .map(option ->
            // What --store was given may hold a password.
            option.arity().max() == 0 || option.longestName().equals(STORE)
                ? option.longestName()
                : option.longestName() + " " + String.join(" ", option.originalStringValues()))
        .toList();
  }

  private ClusterSettings settings(Path folder, Optional<ProjectFile> project) {
    ClusterSettings shaped =
        project.isPresent()
            ? ClusterSettings.defaults(folder).withProject(project.get())
            : ClusterSettings.defaults(folder).withPreset(preset(folder));
    Preset.Shape shape = shaped.preset().cluster();
    ClusterSettings settings =
        shaped
            .withNodes(inRange("--nodes", nodes, shape.nodes(), 0, ClusterSettings.MAX_NODES))
            .withFrontends(
                inRange(
                    "--frontends", frontends, shape.frontends(), 1, ClusterSettings.MAX_FRONTENDS))
            .withPorts(ports(shaped.ports()))
            .withZone(zoneName())
            .withTraffic(traffic);
    String token = System.getenv("UNDERSTUDY_TOKEN");
    if (token != null && !token.isBlank()) {
      settings = settings.withToken(token);
    }
    return store == null ? settings : settings.withStore(store);
  }

  private Preset preset(Path folder) {
    Preset found = new PresetFiles(folder).find(preset == null ? DEFAULT_PRESET : preset);
    // Who names no preset begins at the balancer, where there is most to see.
    return preset == null ? found.withWindow(Preset.Opening.DEFAULTS) : found;
  }

  private Optional<Path> project() {
    if (file == null) {
      return Optional.empty();
    }
    if (!file.endsWith(ProjectFile.ENDING)) {
      throw new ParameterException(
          spec.commandLine(),
          "\"%s\" is neither a command nor a project, whose file ends with %s"
              .formatted(file, ProjectFile.ENDING));
    }
    if (preset != null) {
      throw new ParameterException(
          spec.commandLine(), "A project has a shape of its own, so it takes no --preset");
    }
    try {
      return Optional.of(Path.of(file).toAbsolutePath());
    } catch (InvalidPathException e) {
      throw new ParameterException(
          spec.commandLine(), "\"%s\" is no path of a file".formatted(file), e);
    }
  }

  private PortPlan ports(PortPlan standard) {
    return new PortPlan(
        port("--node-port", nodePort, standard.nodes()),
        port("--grpc-port", grpcPort, standard.grpc()),
        port("--balancer-port", balancerPort, standard.balancers()),
        port("--dns-port", dnsPort, standard.dns()),
        port("--control-port", controlPort, standard.control()),
        false);
  }

  private String zoneName() {
    if (zone == null) {
      return ClusterSettings.DEFAULT_ZONE;
    }
    String name = zone.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (!ClusterSettings.isZone(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "--zone must be a name such as cluster.test, of letters, digits and hyphens with dots"
              + " between, but it is \"%s\"".formatted(zone));
    }
    return name;
  }

  private Port port(String option, Integer given, Port standard) {
    return new Port(inRange(option, given, standard.number(), 0, Port.HIGHEST), given != null);
  }

  private int inRange(String option, Integer given, int standard, int least, int most) {
    int value = given == null ? standard : given;
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          "%s must be %d to %d, but it is %d".formatted(option, least, most, value));
    }
    return value;
  }
}
