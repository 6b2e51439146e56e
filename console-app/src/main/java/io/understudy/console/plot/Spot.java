package io.understudy.console.plot;

/**
 * One value of a line.
 *
 * @param at where on the axis, in seconds
 * @param value its height in the unit of its axis; NaN where there is none, which interrupts a line
 */
public record Spot(double at, double value) {}
