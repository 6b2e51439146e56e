package io.understudy.store;

/**
 * What was written in groups since the start. Immutable.
 *
 * @param groups how many commits there were
 * @param orders how many requests they answered
 * @param rows how many rows they wrote
 * @param nanos how long they took together, the forcing of the disk included
 */
public record GroupTotals(long groups, long orders, long rows, long nanos) {}
