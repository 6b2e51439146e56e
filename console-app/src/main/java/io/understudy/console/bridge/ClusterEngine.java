package io.understudy.console.bridge;

import io.understudy.balancer.BalancerSettings;
import io.understudy.cluster.BringUp;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.DataUse;
import io.understudy.cluster.FileShelf;
import io.understudy.cluster.Preset;
import io.understudy.cluster.Project;
import io.understudy.cluster.ProjectFile;
import io.understudy.cluster.Projects;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.run.Experiment;
import io.understudy.experiment.run.Experiments;
import io.understudy.experiment.run.RunOptions;
import io.understudy.export.Exporter;
import io.understudy.export.FileExport;
import io.understudy.fault.ActiveFault;
import io.understudy.journal.Event;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadSnapshot;
import io.understudy.rpc.client.CallSpec;
import io.understudy.rpc.client.CallTrace;
import io.understudy.store.ChatMessage;
import io.understudy.store.PresenceTable.Present;
import io.understudy.store.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The facade, as the window sees it.
 *
 * @param cluster a cluster that was started
 * @param trials the experiments beside it
 */
public record ClusterEngine(Cluster cluster, Experiments trials) implements Engine {
  @Override
  public ClusterSnapshot snapshot() {
    return cluster.snapshot();
  }

  @Override
  public long lastEvent() {
    return cluster.journal().lastSeq();
  }

  @Override
  public List<Event> eventsSince(long seq, int limit) {
    return cluster.journal().since(seq, limit);
  }

  @Override
  public Optional<BringUp.Progress> bringUp() {
    return cluster.bringUp().progress();
  }

  @Override
  public void cancelBringUp() {
    cluster.bringUp().cancel();
  }

  @Override
  public String addNode() {
    return cluster.addNode();
  }

  @Override
  public void kill(String id) {
    cluster.kill(id);
  }

  @Override
  public void crash(String id) {
    cluster.crash(id);
  }

  @Override
  public void revive(String id) {
    cluster.revive(id);
  }

  @Override
  public CompletableFuture<Void> drain(String id) {
    return cluster.drain(id);
  }

  @Override
  public CompletableFuture<Void> remove(String id) {
    return cluster.removeNode(id);
  }

  @Override
  public void startTraffic() {
    cluster.startTraffic();
  }

  @Override
  public void stopTraffic() {
    cluster.stopTraffic();
  }

  @Override
  public BalancerSettings changeBalancer(Map<String, ?> part) {
    return cluster.balancing().change(part);
  }

  @Override
  public void killStore() {
    cluster.store().kill();
  }

  @Override
  public void reviveStore() {
    cluster.store().revive();
  }

  @Override
  public void killFrontend(String id) {
    cluster.frontends().kill(id);
  }

  @Override
  public void reviveFrontend(String id) {
    cluster.frontends().revive(id);
  }

  @Override
  public int flushDns() {
    return cluster.dns().flush();
  }

  @Override
  public ActiveFault addFault(String node, String type, Map<String, Object> parameters) {
    return cluster.faults().put(node, type, parameters);
  }

  @Override
  public void removeFault(String node, String type, Map<String, Object> parameters) {
    cluster.faults().remove(node, type, parameters);
  }

  @Override
  public CallTrace call(CallSpec spec) {
    return cluster.calls().call(spec);
  }

  @Override
  public void clearFaults() {
    cluster.faults().clearAll();
  }

  @Override
  public List<LoadSnapshot> loads() {
    return cluster.load().list();
  }

  @Override
  public String startLoad(LoadPlan plan) {
    return cluster.load().start(plan);
  }

  @Override
  public LoadSnapshot stopLoad(String id) {
    return cluster.load().stop(id);
  }

  @Override
  public List<Session> sessions() {
    return cluster.sessions().list();
  }

  @Override
  public void endSession(String id) {
    cluster.sessions().end(id);
  }

  @Override
  public List<Present> chatPresent() {
    return cluster.chat().present();
  }

  @Override
  public List<ChatMessage> chatMessages(int limit) {
    return cluster.chat().latest(limit);
  }

  @Override
  public List<Preset> presets() {
    return List.copyOf(cluster.presets().shelf().items().values());
  }

  @Override
  public Preset applyPreset(String name) {
    return cluster.presets().apply(name);
  }

  @Override
  public Preset savePreset(String name) {
    return cluster.presets().save(name, Map.of());
  }

  @Override
  public Projects.Opened project() {
    return cluster.projects().opened();
  }

  @Override
  public ProjectFile saveProject(Path file, Project.Open window) {
    return cluster.projects().save(file, window);
  }

  @Override
  public ProjectFile openProject(Path file) {
    return cluster.projects().open(file);
  }

  @Override
  public Duration drainLimit() {
    return cluster.settings().drainDeadline();
  }

  @Override
  public FileExport export(Exporter format, Path file) {
    return FileExport.of(cluster, format, file);
  }

  @Override
  public DataUse dataUse() {
    return cluster.data().use();
  }

  @Override
  public DataUse clearData() {
    return cluster.data().clear();
  }

  @Override
  public FileShelf.Shelf<Experiment> experiments() {
    return trials.shelf();
  }

  @Override
  public List<RunSnapshot> runs() {
    return trials.runs();
  }

  @Override
  public String startRun(String experiment, RunOptions options) {
    return trials.start(trials.named(experiment), options).id();
  }

  @Override
  public void stopRun(String id) {
    trials.stop(id);
  }

  @Override
  public RunReport report(String id) {
    return trials.report(id);
  }

  @Override
  public Path reportPage(String id) {
    return ReportFile.page(cluster.settings().data(), trials.report(id));
  }
}
