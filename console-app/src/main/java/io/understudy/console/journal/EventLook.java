package io.understudy.console.journal;

import io.understudy.console.look.NodeLook;
import io.understudy.console.look.Shape;
import io.understudy.console.look.Tone;
import io.understudy.journal.EventType;

/**
 * What a sort of event looks like: the shape and colour of the state to which it leads, or a shape
 * of its own.
 *
 * @param shape its shape
 * @param tone its colour
 */
record EventLook(Shape shape, Tone tone) {

  static EventLook of(EventType type) {
    return switch (type) {
      case NODE_UP, FRONTEND_UP, UPSTREAM_HEALTHY -> of(NodeLook.UP);
      case NODE_ADDED, NODE_STARTING, NODE_REVIVED, NODE_RESTARTED, FRONTEND_REVIVED ->
          of(NodeLook.STARTING);
      case STORE_UP -> new EventLook(NodeLook.UP.shape(), Tone.STORE);
      case STORE_REVIVED -> new EventLook(NodeLook.STARTING.shape(), Tone.STORE);
      case STORE_KILLED -> of(NodeLook.DOWN);
      case STORE_LOST -> of(NodeLook.CRASHED);
      case LEASE_REGISTERED, LEASES_RECALLED, PRESERVATION_ENDED ->
          new EventLook(Shape.DISC, Tone.BALANCER);
      case LEASE_WITHDRAWN -> new EventLook(Shape.DISC, Tone.MUTED);
      case LEASE_EXPIRED -> of(NodeLook.UNHEALTHY);
      case PRESERVATION_BEGAN -> new EventLook(Shape.DIAMOND, Tone.DRAINING);
      case NODE_DRAINING, LEASE_DRAINING -> of(NodeLook.DRAINING);
      case NODE_CRASHED -> of(NodeLook.CRASHED);
      case NODE_BACKOFF -> of(NodeLook.BACKOFF);
      case NODE_GAVE_UP -> of(NodeLook.GAVE_UP);
      case NODE_KILLED, NODE_DOWN, FRONTEND_KILLED, FRONTEND_DOWN -> of(NodeLook.DOWN);
      case UPSTREAM_UNHEALTHY, UPSTREAM_KEPT -> of(NodeLook.UNHEALTHY);
      case UPSTREAM_EJECTED, UPSTREAM_TRIAL -> of(NodeLook.EJECTED);
      case REQUESTS_FAILED, CALLS_FAILED, SESSION_LOST, PANIC_BEGAN ->
          new EventLook(Shape.CROSS, Tone.DOWN);
      case CHAT_CUT, LOGIN_BLOCKED -> new EventLook(Shape.DIAMOND, Tone.DRAINING);
      case FAULT_ADDED -> new EventLook(Shape.TRIANGLE, Tone.SUSPECT);
      case FAULT_REMOVED, FAULT_USED_UP, FAULTS_CLEARED -> new EventLook(Shape.DISC, Tone.SUSPECT);
      case DNS_UP, DNS_ADDED, DNS_FLUSHED -> new EventLook(Shape.DISC, Tone.BALANCER);
      case DNS_DROPPED -> of(NodeLook.DOWN);
      case CHAT_LOST -> of(NodeLook.UNHEALTHY);
      case CHAT_MOVED, CHAT_CLOSED, FAILOVER, CALLS_FELL_BACK, BALANCER_CHANGED, PANIC_ENDED ->
          new EventLook(Shape.DIAMOND, Tone.BALANCER);
      case LOGIN, LOGOUT, SESSION_ENDED -> new EventLook(Shape.DISC, Tone.STORE);
      case LOAD_ABORTED, RUN_ABORTED -> new EventLook(Shape.DIAMOND, Tone.DRAINING);
      case LOAD_STARTED,
          LOAD_ENDED,
          RUN_STARTED,
          RUN_ENDED,
          TRAFFIC_STARTED,
          TRAFFIC_STOPPED,
          PORT_MOVED,
          SUPERVISION_CHANGED,
          PRESET_APPLIED,
          PRESET_SAVED,
          PROJECT_OPENED,
          PROJECT_SAVED ->
          new EventLook(Shape.DISC, Tone.ACCENT);
      case PRESET_BEGAN, PROJECT_BEGAN, RUN_CHANGED, RUN_STEP ->
          new EventLook(Shape.DIAMOND, Tone.ACCENT);
      case PRESET_FAILED, PROJECT_FAILED -> new EventLook(Shape.CROSS, Tone.DOWN);
      case NODE_REMOVED,
          FRONTEND_REMOVED,
          CLUSTER_STARTED,
          CLUSTER_STOPPED,
          JOURNAL_TRIMMED,
          DATA_CLEARED ->
          new EventLook(Shape.DISC, Tone.MUTED);
    };
  }

  private static EventLook of(NodeLook look) {
    return new EventLook(look.shape(), look.tone());
  }
}
