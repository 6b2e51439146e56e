package io.understudy.console.bridge;

import io.understudy.journal.EventType;
import java.util.Set;

/** The events that turn the course of a cluster: charts mark them, and they are kept longest. */
public final class Turns {
  /** All of them. */
  public static final Set<EventType> TYPES =
      Set.of(
          EventType.NODE_ADDED,
          EventType.NODE_REMOVED,
          EventType.NODE_KILLED,
          EventType.NODE_CRASHED,
          EventType.NODE_REVIVED,
          EventType.NODE_DRAINING,
          EventType.FRONTEND_KILLED,
          EventType.FRONTEND_REVIVED,
          EventType.FRONTEND_DOWN,
          EventType.STORE_KILLED,
          EventType.STORE_LOST,
          EventType.STORE_REVIVED,
          EventType.FAULT_ADDED,
          EventType.FAULT_REMOVED,
          EventType.FAULTS_CLEARED,
          EventType.BALANCER_CHANGED,
          EventType.SUPERVISION_CHANGED,
          EventType.PRESET_APPLIED,
          EventType.TRAFFIC_STARTED,
          EventType.TRAFFIC_STOPPED,
          EventType.LOAD_STARTED,
          EventType.LOAD_ENDED,
          EventType.LOAD_ABORTED);

  private Turns() {}
}
