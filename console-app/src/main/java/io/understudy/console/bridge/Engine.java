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
import java.util.concurrent.CompletableFuture;

/**
 * What the window asks of the cluster: the part of the facade that it uses, so that its logic is
 * tested without sockets. All methods are safe for any thread; those that change something may
 * block, and throw {@link io.understudy.problem.ProblemException} when they cannot.
 */
public interface Engine {
  /** The cluster at this moment; cheap. */
  ClusterSnapshot snapshot();

  /** The number of the newest event in the journal, 0 for none. */
  long lastEvent();

  /** The events after a number, ascending, at most {@code limit}. */
  List<Event> eventsSince(long seq, int limit);

  /** How far the cluster has grown that was asked to; empty while nothing grows. Cheap. */
  Optional<BringUp.Progress> bringUp();

  /** Adds no more nodes to a cluster that grows; those that are there stay. */
  void cancelBringUp();

  /** Starts one more node and returns its id. */
  String addNode();

  /** Cuts every connection of a node now. */
  void kill(String id);

  /** Ends a node as if nobody had asked for it. */
  void crash(String id);

  /** Brings a node back on its port. */
  void revive(String id);

  /** Stops a node once what runs has finished; done when it is down. */
  CompletableFuture<Void> drain(String id);

  /** How long a node that drains may take until what still runs is cut; cheap. */
  Duration drainLimit();

  /** Drains a node and forgets it; done when it is gone. */
  CompletableFuture<Void> remove(String id);

  /** Starts the gentle built-in traffic. */
  void startTraffic();

  /** Stops it. */
  void stopTraffic();

  /** Changes what is named of the balancer's settings, as objects within objects; returns all. */
  BalancerSettings changeBalancer(Map<String, ?> part);

  /** Ends the shared store as if its server had died. */
  void killStore();

  /** Brings the shared store back. */
  void reviveStore();

  /** Ends a frontend now, with all its connections. */
  void killFrontend(String id);

  /** Brings a frontend back on its own address. */
  void reviveFrontend(String id);

  /** Forgets what the embedded browser knows of names; answers how many answers that were. */
  int flushDns();

  /** Makes something go wrong with a node, in place of its like. */
  ActiveFault addFault(String node, String type, Map<String, Object> parameters);

  /** Takes the faults of that type that have those parameters from a node. */
  void removeFault(String node, String type, Map<String, Object> parameters);

  /** Calls a service by its name; answers when it was answered or has failed. */
  CallTrace call(CallSpec spec);

  /** Takes every fault from every node. */
  void clearFaults();

  /** The last runs of load, the newest first; what is over is read only once. */
  List<LoadSnapshot> loads();

  /** Starts a run of load and returns its id. */
  String startLoad(LoadPlan plan);

  /** Stops a run of load; one that is over stays as it is. */
  LoadSnapshot stopLoad(String id);

  /** Who is signed in, the latest login first; reads the store. */
  List<Session> sessions();

  /** Ends a session on every node. */
  void endSession(String id);

  /** Who is in the chat, and on which server; reads the store. */
  List<Present> chatPresent();

  /** The latest messages of the chat, the oldest of them first; reads the store. */
  List<ChatMessage> chatMessages(int limit);

  /** The shapes that the cluster can take. */
  List<Preset> presets();

  /** Gives the cluster a shape; returns when everything serves. */
  Preset applyPreset(String name);

  /** Keeps how the cluster is now under a name. */
  Preset savePreset(String name);

  /** Which project this is; cheap. */
  Projects.Opened project();

  /** Writes how the cluster is now, and what the window has open, into a file. */
  ProjectFile saveProject(Path file, Project.Open window);

  /** Makes the cluster as a file says; returns when everything serves. */
  ProjectFile openProject(Path file);

  /** The cluster in the words of another program, in a file; nothing is written yet. */
  FileExport export(Exporter format, Path file);

  /** What is kept in the data folder and how much that is; reads files. */
  DataUse dataUse();

  /** Deletes what the cluster has stored, while it runs; returns what is left. */
  DataUse clearData();

  /** The experiments by their names, and the files that cannot be used; reads files. */
  FileShelf.Shelf<Experiment> experiments();

  /** The last runs of experiments, the newest first; the first time, those before are read. */
  List<RunSnapshot> runs();

  /** Starts a run of that experiment, on a cluster of its own, and returns its id. */
  String startRun(String experiment, RunOptions options);

  /** Stops a run; what it did is undone. One that is over stays as it is. */
  void stopRun(String id);

  /** What a run has left behind. */
  RunReport report(String id);

  /** A file in the data folder with the report of a run as a page. */
  Path reportPage(String id);
}
