package io.understudy.balancer;

/** What the balancer thinks of an upstream, from its probes and its requests. */
public enum UpstreamHealth {
  /** The last probe was answered well; it gets requests. */
  HEALTHY,
  /** A probe was not answered well, or none was yet; it gets requests only if all others fail. */
  UNHEALTHY,
  /** A request met a broken connection; it is out until a probe succeeds. */
  EJECTED,
  /** It was told to take nothing new, because it drains or is down. */
  SUSPENDED
}
