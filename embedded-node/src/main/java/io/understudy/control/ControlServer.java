package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.Ports;
import io.understudy.experiment.run.Experiments;
import io.understudy.http.HttpListener;
import io.understudy.http.Router;
import io.understudy.http.ServerResources;
import io.understudy.http.WholeBodies;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.net.URI;
import java.util.List;

/** Serves the control API of one cluster. To add calls: write their file, register it here. */
public final class ControlServer implements AutoCloseable {
  private static final String API = "/api/v1";

  private final ServerResources resources = new ServerResources();
  private final Cluster cluster;
  private final Experiments experiments;
  private HttpListener listener;

  private ControlServer(Cluster cluster, Experiments experiments) {
    this.cluster = cluster;
    this.experiments = experiments;
  }

  /**
   * Begins to serve.
   *
   * @param cluster the cluster; its settings say on which port
   * @param experiments the experiments of this process
   * @throws ProblemException {@link ProblemKind#PORT_BUSY} if the port cannot be had
   */
  public static ControlServer start(Cluster cluster, Experiments experiments) {
    ControlServer server = new ControlServer(cluster, experiments);
    ClusterSettings settings = cluster.settings();
    try {
      server.listener =
          new Ports(settings.ports().moveBusy(), cluster.journal())
              .open("control", settings.ports().control(), "--control-port", server::listen);
      cluster.announce(server.uri());
      return server;
    } catch (RuntimeException e) {
      server.resources.close();
      throw e;
    }
  }

  private HttpListener listen(int port) {
    Guard guard = new Guard(cluster.token(), new WholeBodies(routes()));
    HttpListener opened =
        new HttpListener(resources, "control", ClusterSettings.LOOPBACK, port, guard, List.of());
    opened.start();
    return opened;
  }

  private Router routes() {
    NodeCalls nodes = new NodeCalls(cluster);
    SessionCalls sessions = new SessionCalls(cluster);
    ChatCalls chat = new ChatCalls(cluster);
    EventCalls events = new EventCalls(cluster.journal());
    FaultCalls faults = new FaultCalls(cluster);
    BalancerCalls balancer = new BalancerCalls(cluster);
    TrafficCalls traffic = new TrafficCalls(cluster);
    FrontendCalls frontends = new FrontendCalls(cluster);
    DnsCalls dns = new DnsCalls(cluster);
    RpcCalls calls = new RpcCalls(cluster);
    StoreCalls store = new StoreCalls(cluster);
    LoadCalls load = new LoadCalls(cluster);
    PresetCalls presets = new PresetCalls(cluster);
    ProjectCalls project = new ProjectCalls(cluster);
    DataCalls data = new DataCalls(cluster);
    RunCalls runs = new RunCalls(experiments);
    ExportCalls exports = new ExportCalls(cluster);
    BringUpCalls bringUp = new BringUpCalls(cluster);
    return new Router()
        .on("GET", API + "/cluster", new ClusterCall(cluster))
        .on("POST", API + "/nodes", nodes::add)
        .on("DELETE", API + "/nodes/{id}", nodes::remove)
        .on("POST", API + "/nodes/{id}/kill", nodes::kill)
        .on("POST", API + "/nodes/{id}/crash", nodes::crash)
        .on("POST", API + "/nodes/{id}/revive", nodes::revive)
        .on("POST", API + "/nodes/{id}/drain", nodes::drain)
        .on("GET", API + "/bring-up", bringUp::now)
        .on("DELETE", API + "/bring-up", bringUp::cancel)
        .on("PUT", API + "/nodes/{id}/supervision", nodes::supervise)
        .on("PUT", API + "/nodes/{id}/faults/{type}", faults::put)
        .on("DELETE", API + "/nodes/{id}/faults/{type}", faults::remove)
        .on("DELETE", API + "/faults", faults::clearAll)
        .on("PUT", API + "/balancer", balancer::change)
        .on("POST", API + "/frontends/{id}/kill", frontends::kill)
        .on("POST", API + "/frontends/{id}/revive", frontends::revive)
        .on("POST", API + "/dns/lookup", dns::lookup)
        .on("POST", API + "/dns/flush", dns::flush)
        .on("POST", API + "/calls", calls::call)
        .on("GET", API + "/calls", calls::recent)
        .on("GET", API + "/calls/{id}", calls::one)
        .on("POST", API + "/store/kill", store::kill)
        .on("POST", API + "/store/revive", store::revive)
        .on("GET", API + "/sessions", sessions::list)
        .on("DELETE", API + "/sessions/{id}", sessions::end)
        .on("GET", API + "/chat", chat::show)
        .on("GET", API + "/events", events::list)
        .on("GET", API + "/events/stream", events::stream)
        .on("GET", API + "/presets", presets::list)
        .on("PUT", API + "/presets/{name}", presets::save)
        .on("PUT", API + "/preset", presets::apply)
        .on("GET", API + "/project", project::now)
        .on("PUT", API + "/project", project::open)
        .on("GET", API + "/data", data::use)
        .on("DELETE", API + "/data", data::clear)
        .on("POST", API + "/load", load::start)
        .on("GET", API + "/load", load::list)
        .on("GET", API + "/load/{id}", load::one)
        .on("DELETE", API + "/load/{id}", load::stop)
        .on("GET", API + "/experiments", runs::experiments)
        .on("POST", API + "/experiments/{name}/runs", runs::start)
        .on("GET", API + "/runs", runs::list)
        .on("GET", API + "/runs/{id}", runs::one)
        .on("DELETE", API + "/runs/{id}", runs::stop)
        .on("GET", API + "/runs/{id}/report", runs::report)
        .on("GET", API + "/runs/{id}/comparison", runs::compare)
        .on("GET", API + "/export", exports::list)
        .on("GET", API + "/export/{name}", exports::one)
        .on("PUT", API + "/traffic", traffic::start)
        .on("DELETE", API + "/traffic", traffic::stop)
        .on("GET", "/metrics", new MetricsCall(cluster, experiments));
  }

  /** Where it listens. */
  public URI uri() {
    return listener.uri();
  }

  /** Stops; open event streams end. */
  @Override
  public void close() {
    listener.close();
    resources.close();
  }
}
