package io.understudy.load;

/**
 * What the built-in traffic has seen. Immutable.
 *
 * @param running whether it runs now
 * @param visitors how many simulated visitors there are
 * @param rate requests per second it aims for
 * @param sent requests sent since the start of the process
 * @param ok requests answered as expected
 * @param failed requests answered otherwise or not at all
 * @param sessionsLost times a visitor found himself signed out though nobody had ended his session
 * @param lastFailure the last failure in words, empty if there was none
 */
public record TrafficSnapshot(
    boolean running,
    int visitors,
    int rate,
    long sent,
    long ok,
    long failed,
    long sessionsLost,
    String lastFailure) {}
