package io.understudy.balancer;

import java.time.Instant;

/**
 * What one active probe found. Immutable.
 *
 * @param at when the answer came or did not
 * @param ok whether the node said that it is well
 * @param millis how long it took
 * @param text what was found, in words: the status and what the body said, or why there was none
 */
public record CheckResult(Instant at, boolean ok, double millis, String text) {}
