package io.understudy.console.plot;

/**
 * A time to be pointed out on an axis of time, because something was not as it should be.
 *
 * @param from its beginning, in seconds
 * @param to its end, in seconds
 */
public record Band(double from, double to) {}
