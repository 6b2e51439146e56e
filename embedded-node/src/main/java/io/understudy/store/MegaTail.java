package io.understudy.store;

/**
 * The end of the table of numbers at one moment. Immutable.
 *
 * @param count how many rows there are
 * @param last the highest id, 0 for none
 */
public record MegaTail(long count, long last) {}
