package io.understudy.console.bridge;

import java.time.Instant;

/**
 * What was measured in one second, or in several that were put together because they are long ago.
 *
 * @param at the end of it
 * @param seconds how many were measured, at least 1
 * @param requests how many were answered in them
 * @param failed how many of these got no proper answer
 * @param p50Ms the median latency in milliseconds; of several seconds the mean of their medians,
 *     weighed by their requests; 0 without requests
 * @param p99Ms the 99th percentile of the latency in milliseconds; of several seconds that of the
 *     worst one; 0 without requests
 */
public record Stretch(
    Instant at, int seconds, long requests, long failed, double p50Ms, double p99Ms) {
  /** Requests per second. */
  public double rate() {
    return (double) requests / seconds;
  }

  /** Requests per second that got no proper answer. */
  public double failedRate() {
    return (double) failed / seconds;
  }
}
