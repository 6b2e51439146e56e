package io.understudy.measure;

import java.time.Instant;

/**
 * One second of requests. Immutable.
 *
 * @param at the end of that second
 * @param requests how many were answered in it
 * @param failed how many of these got no proper answer
 * @param p50Ms the median latency in milliseconds; 0 without requests
 * @param p99Ms the 99th percentile of the latency in milliseconds; 0 without requests
 */
public record Sample(Instant at, long requests, long failed, double p50Ms, double p99Ms) {}
