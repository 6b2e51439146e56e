package io.understudy.measure;

import java.util.List;

/**
 * What a meter showed at its last roll. Immutable.
 *
 * @param requests requests answered since the start
 * @param failed how many of these got no proper answer
 * @param inFlight requests that run now
 * @param perSecond requests answered in the last whole second
 * @param p50Ms median latency in milliseconds over the last ten seconds; 0 without requests
 * @param p99Ms 99th percentile of the latency in milliseconds over the same seconds; 0 without
 * @param samples the last minute, one sample a second, oldest first; at most {@link Meter#SECONDS}
 */
public record Reading(
    long requests,
    long failed,
    int inFlight,
    long perSecond,
    double p50Ms,
    double p99Ms,
    List<Sample> samples) {

  /** Copies the samples. */
  public Reading {
    samples = List.copyOf(samples);
  }
}
