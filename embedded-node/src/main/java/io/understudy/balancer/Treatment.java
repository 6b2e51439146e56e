package io.understudy.balancer;

/**
 * How the balancer treats a node beside its health, at one moment.
 *
 * @param trial whether it is half-open: ejected still, and single requests decide about its return
 * @param outForMs milliseconds for which it is ejected from now on, at least; 0 when it is not
 * @param ejections how often it was ejected since it was added
 * @param weight its share beside the others', smaller than set while it warms up
 */
public record Treatment(boolean trial, long outForMs, long ejections, double weight) {
  /** Nobody treats it in any way. */
  public static final Treatment NONE = new Treatment(false, 0, 0, 0);
}
