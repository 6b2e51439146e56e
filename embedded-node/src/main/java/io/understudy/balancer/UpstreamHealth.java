package io.understudy.balancer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the balancer thinks of an upstream, from its probes and its requests. */
public enum UpstreamHealth {
  /** The last probe was answered well; it gets requests. */
  HEALTHY,
  /**
   * A probe was not answered well, none was yet, or it is being drained; it gets requests only when
   * nobody healthy is left, and none at all while it is drained.
   */
  UNHEALTHY,
  /**
   * Requests to it went badly; it is out for a time that grows with repetition, and returns after a
   * good probe and a few requests that are tried on it.
   */
  EJECTED;

  /** The public name, lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
