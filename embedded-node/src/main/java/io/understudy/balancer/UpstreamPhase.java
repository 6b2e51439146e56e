package io.understudy.balancer;

/** Where the balancer stands with an upstream, in more detail than {@link UpstreamHealth}. */
public enum UpstreamPhase {
  /** It was added or has restarted, and no probe has been answered or missed yet. */
  NEW(UpstreamHealth.UNHEALTHY, "unhealthy"),
  /** It gets its share. */
  HEALTHY(UpstreamHealth.HEALTHY, "healthy"),
  /** Its probes fail. */
  UNHEALTHY(UpstreamHealth.UNHEALTHY, "unhealthy"),
  /** What happened to requests took it out, for a time that grows with repetition. */
  EJECTED(UpstreamHealth.EJECTED, "ejected"),
  /** That time is over and a probe was answered; single requests decide whether it returns. */
  HALF_OPEN(UpstreamHealth.EJECTED, "half-open"),
  /** It takes nothing new. */
  DRAINING(UpstreamHealth.UNHEALTHY, "unhealthy");

  private final UpstreamHealth health;
  private final String code;

  UpstreamPhase(UpstreamHealth health, String code) {
    this.health = health;
    this.code = code;
  }

  /** What it comes to. */
  public UpstreamHealth health() {
    return health;
  }

  /** The word for it in the journal, lower case; only being half-open has one of its own. */
  public String code() {
    return code;
  }
}
