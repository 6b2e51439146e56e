package io.understudy.console.bridge;

import io.understudy.balancer.BalancerSettings;
import io.understudy.cluster.BringUp;
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
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that does nothing but take note of what it is asked. */
public final class FakeEngine implements Engine {
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private ClusterSnapshot snapshot;
  private List<LoadSnapshot> loads = List.of();
  private RuntimeException refusal;
  private FileExport.Source exported = (out, tally) -> out.write("all");
  private volatile Optional<BringUp.Progress> growth = Optional.empty();
  private Projects.Opened project =
      new Projects.Opened(0, Optional.empty(), "", Project.Open.NOTHING);

  /** An engine that always looks the same. */
  public FakeEngine(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** What it was asked, for example {@code kill node-1}. */
  public List<String> calls() {
    return calls;
  }

  /** Looks different from now on. */
  public void become(ClusterSnapshot next) {
    snapshot = next;
  }

  /** Exports that from now on. */
  public void exportAs(FileExport.Source source) {
    exported = source;
  }

  /** Refuses every call from now on. */
  public void refuse(RuntimeException problem) {
    refusal = problem;
  }

  /** Lets something happen. */
  public void happen(Event event) {
    events.add(event);
  }

  @Override
  public ClusterSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public long lastEvent() {
    return events.isEmpty() ? 0 : events.getLast().seq();
  }

  @Override
  public List<Event> eventsSince(long seq, int limit) {
    return events.stream().filter(event -> event.seq() > seq).limit(limit).toList();
  }

  /** Grows from now on, or no longer. */
  public void grow(Optional<BringUp.Progress> progress) {
    growth = progress;
  }

  @Override
  public Optional<BringUp.Progress> bringUp() {
    return growth;
  }

  @Override
  public void cancelBringUp() {
    note("cancel bring-up");
  }

  @Override
  public String addNode() {
    note("add");
    return "node-9";
  }

  @Override
  public void kill(String id) {
    note("kill " + id);
  }

  @Override
  public void crash(String id) {
    note("crash " + id);
  }

  @Override
  public void revive(String id) {
    note("revive " + id);
  }

  @Override
  public CompletableFuture<Void> drain(String id) {
    note("drain " + id);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> remove(String id) {
    note("remove " + id);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void startTraffic() {
    note("start traffic");
  }

  @Override
  public void stopTraffic() {
    note("stop traffic");
  }

  @Override
  public BalancerSettings changeBalancer(Map<String, ?> part) {
    note("balancer " + part);
    return snapshot.balancer().settings();
  }

  @Override
  public void killStore() {
    note("kill store");
  }

  @Override
  public void reviveStore() {
    note("revive store");
  }

  @Override
  public void killFrontend(String id) {
    note("kill " + id);
  }

  @Override
  public void reviveFrontend(String id) {
    note("revive " + id);
  }

  @Override
  public int flushDns() {
    note("flush dns");
    return 2;
  }

  @Override
  public ActiveFault addFault(String node, String type, Map<String, Object> parameters) {
    note("add %s to %s %s".formatted(type, node, new TreeMap<>(parameters)));
    return new ActiveFault(type, parameters, type);
  }

  @Override
  public void removeFault(String node, String type, Map<String, Object> parameters) {
    note("remove %s from %s %s".formatted(type, node, parameters));
  }

  @Override
  public void clearFaults() {
    note("clear faults");
  }

  @Override
  public List<LoadSnapshot> loads() {
    return loads;
  }

  @Override
  public String startLoad(LoadPlan plan) {
    note("load " + plan.words());
    return "load-1";
  }

  @Override
  public LoadSnapshot stopLoad(String id) {
    note("stop " + id);
    return null;
  }

  /** Has these runs of load from now on. */
  public void run(List<LoadSnapshot> runs) {
    loads = List.copyOf(runs);
  }

  @Override
  public List<Session> sessions() {
    return List.of();
  }

  @Override
  public void endSession(String id) {
    note("end " + id);
  }

  @Override
  public List<Present> chatPresent() {
    return List.of();
  }

  @Override
  public List<ChatMessage> chatMessages(int limit) {
    return List.of();
  }

  @Override
  public List<Preset> presets() {
    return List.of(Preset.BLANK, Preset.BLANK.named("other"));
  }

  @Override
  public Preset applyPreset(String name) {
    note("preset " + name);
    return Preset.BLANK.named(name);
  }

  @Override
  public Preset savePreset(String name) {
    note("keep " + name);
    return Preset.BLANK.named(name);
  }

  @Override
  public Projects.Opened project() {
    return project;
  }

  @Override
  public ProjectFile saveProject(Path file, Project.Open window) {
    note("save " + file + " " + window.place());
    ProjectFile saved = new ProjectFile(file, Project.BLANK.withWindow(window));
    remember(saved, project.openings());
    return saved;
  }

  @Override
  public ProjectFile openProject(Path file) {
    note("open " + file);
    ProjectFile opened = new ProjectFile(file, Project.BLANK);
    remember(opened, project.openings() + 1);
    return opened;
  }

  /** Another project is open from now on. */
  public void remember(ProjectFile file, int openings) {
    project =
        new Projects.Opened(
            openings, Optional.of(file.path()), file.name(), file.project().window());
  }

  @Override
  public Duration drainLimit() {
    return Duration.ofSeconds(10);
  }

  @Override
  public FileExport export(Exporter format, Path file) {
    calls.add("export " + format.name());
    return new FileExport(file, exported);
  }

  @Override
  public DataUse dataUse() {
    return new DataUse(
        Path.of("/data"),
        "/data/understudy.mv.db",
        3,
        List.of(new DataUse.Kind("database", 3, true)));
  }

  @Override
  public DataUse clearData() {
    note("clear data");
    return dataUse();
  }

  private void note(String call) {
    if (refusal != null) {
      throw refusal;
    }
    calls.add(call);
  }

  @Override
  public CallTrace call(CallSpec spec) {
    throw new UnsupportedOperationException("nobody is called here");
  }

  @Override
  public FileShelf.Shelf<Experiment> experiments() {
    return new FileShelf.Shelf<>(Map.of(), Map.of(), List.of(), Map.of());
  }

  @Override
  public List<RunSnapshot> runs() {
    return List.of();
  }

  @Override
  public String startRun(String experiment, RunOptions options) {
    note(
        "run %s, seed %s, pace %s"
            .formatted(
                experiment,
                options.seed().isPresent() ? options.seed().getAsLong() : "any",
                options.pace()));
    return "run-1";
  }

  @Override
  public void stopRun(String id) {
    note("stop " + id);
  }

  @Override
  public RunReport report(String id) {
    throw new UnsupportedOperationException("nothing was run here");
  }

  @Override
  public Path reportPage(String id) {
    throw new UnsupportedOperationException("nothing was run here");
  }
}
