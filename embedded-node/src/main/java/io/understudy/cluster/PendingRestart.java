package io.understudy.cluster;

import java.time.Instant;

/** A restart that is to come. Two of them are never equal, so one that was called off is known. */
final class PendingRestart {
  private final Instant at;
  private final String why;

  PendingRestart(Instant at, String why) {
    this.at = at;
    this.why = why;
  }

  /** When. */
  Instant at() {
    return at;
  }

  /** Why, or which attempt it is. */
  String why() {
    return why;
  }
}
