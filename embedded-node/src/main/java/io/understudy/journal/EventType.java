package io.understudy.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The closed list of what a journal can say. Names are public: add, never rename. */
public enum EventType {
  CLUSTER_STARTED,
  CLUSTER_STOPPED,
  PORT_MOVED,
  NODE_ADDED,
  NODE_REMOVED,
  /** A node begins to start, for the first time or because somebody revived it. */
  NODE_STARTING,
  NODE_REVIVED,
  NODE_UP,
  NODE_KILLED,
  NODE_CRASHED,
  NODE_DRAINING,
  NODE_DOWN,
  /** A node has ended and is restarted after a while. */
  NODE_BACKOFF,
  /** The supervisor starts a node again. */
  NODE_RESTARTED,
  /** A node has ended so often that it is not restarted any more. */
  NODE_GAVE_UP,
  /** By which rules a node is restarted was changed. */
  SUPERVISION_CHANGED,
  /** A node holds a lease in the registry: it is new, was restarted, or its heartbeats are back. */
  LEASE_REGISTERED,
  /** A node has announced that it takes nothing new. */
  LEASE_DRAINING,
  /** No heartbeat came in time. */
  LEASE_EXPIRED,
  /** A node ended in order and gave its lease back, or left the cluster. */
  LEASE_WITHDRAWN,
  /** Nodes that an earlier process knew, which have to be confirmed. */
  LEASES_RECALLED,
  /** So many leases ran out while the nodes are well that the registry is not believed. */
  PRESERVATION_BEGAN,
  PRESERVATION_ENDED,
  FRONTEND_UP,
  FRONTEND_KILLED,
  FRONTEND_REVIVED,
  /** A frontend was revived and could not listen. */
  FRONTEND_DOWN,
  /** A frontend has left because the cluster takes another shape. */
  FRONTEND_REMOVED,
  /** The cluster takes the shape of a preset. */
  PRESET_BEGAN,
  /** The cluster has the shape of a preset. */
  PRESET_APPLIED,
  /** The shape of the cluster was kept as a preset. */
  PRESET_SAVED,
  /** A preset could not be had in full; why is in its reason. */
  PRESET_FAILED,
  /** The cluster becomes as a project file says. */
  PROJECT_BEGAN,
  /** The cluster is as a project file says. */
  PROJECT_OPENED,
  /** How the cluster is was written into a project file. */
  PROJECT_SAVED,
  /** What a project file says could not be had in full; why is in its reason. */
  PROJECT_FAILED,
  /** The name server answers. */
  DNS_UP,
  /** A frontend's address is handed out under the cluster's name. */
  DNS_ADDED,
  /** A frontend's address is no longer handed out. */
  DNS_DROPPED,
  /** What the resolver of the embedded browser knew was forgotten. */
  DNS_FLUSHED,
  /** Somebody killed the shared store. */
  STORE_KILLED,
  STORE_REVIVED,
  /** The shared store has stopped answering and nobody asked for it. */
  STORE_LOST,
  STORE_UP,
  /** Something was made to go wrong with a node. */
  FAULT_ADDED,
  FAULT_REMOVED,
  /** A fault that was to strike so many times has done so, and is gone. */
  FAULT_USED_UP,
  /** Every fault there was has been removed in one go. */
  FAULTS_CLEARED,
  /** What the balancer thinks of an upstream has changed. */
  UPSTREAM_HEALTHY,
  UPSTREAM_UNHEALTHY,
  UPSTREAM_EJECTED,
  /** An ejected upstream gets single requests that decide whether it returns. */
  UPSTREAM_TRIAL,
  /** An upstream stays in although it should go, because too many are out already. */
  UPSTREAM_KEPT,
  /** So few upstreams are healthy that those which are not get requests too. */
  PANIC_BEGAN,
  PANIC_ENDED,
  /** A setting of the balancer was changed. */
  BALANCER_CHANGED,
  /** Requests that met a dead node and were answered by another one. */
  FAILOVER,
  /** Requests to which the balancer could not give a node's answer. */
  REQUESTS_FAILED,
  /** Users of the chat came over from another node. */
  CHAT_MOVED,
  /** Users of the chat were on a node that is gone. */
  CHAT_LOST,
  /** Users of the chat were asked to connect to another node. */
  CHAT_CLOSED,
  /** A user of the chat was put out. */
  CHAT_CUT,
  /** Calls of a service that were answered by a secondary server. */
  CALLS_FELL_BACK,
  /** Calls of a service that nobody has answered. */
  CALLS_FAILED,
  LOGIN,
  LOGIN_BLOCKED,
  LOGOUT,
  SESSION_ENDED,
  /** The built-in traffic held a session that nobody ended and was told to sign in. */
  SESSION_LOST,
  TRAFFIC_STARTED,
  TRAFFIC_STOPPED,
  /** Simulated users begin to work through a plan. */
  LOAD_STARTED,
  /** A plan was carried out; the figures are in the reason. */
  LOAD_ENDED,
  /** A plan was not carried out to its end; why, and the figures, are in the reason. */
  LOAD_ABORTED,
  /** An experiment begins, with a cluster of its own. */
  RUN_STARTED,
  /** A run of an experiment is in another state. */
  RUN_CHANGED,
  /** A run has done something to its cluster. */
  RUN_STEP,
  /** A run of an experiment has a verdict. */
  RUN_ENDED,
  /** A run of an experiment was stopped, or could not be carried out. */
  RUN_ABORTED,
  JOURNAL_TRIMMED,
  /** Somebody had everything deleted that was kept, while the cluster runs. */
  DATA_CLEARED;

  /** The public name, for example {@code node-killed}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The type of a public name.
   *
   * @param code a public name; null is nobody's name
   * @return the type of that name, or empty
   */
  public static Optional<EventType> ofCode(String code) {
    return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
  }
}
