package io.understudy.balancer;

/** Which carriers there are. */
enum Carriers {
  /** {@link DirectCarrier}, and {@link JettyCarrier} for bodies that are streamed. */
  DIRECT,
  /** {@link JettyCarrier} for everything, to compare with. */
  JETTY
}
