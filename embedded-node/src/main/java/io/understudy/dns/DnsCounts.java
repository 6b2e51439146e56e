package io.understudy.dns;

/**
 * How many since the start.
 *
 * @param udp requests over UDP
 * @param tcp requests over TCP
 * @param answered with records
 * @param noData with the word that the name has no such record
 * @param noName with the word that there is no such name
 * @param refused because the name is not in the zone, or the request is of another kind
 * @param malformed could not be read
 * @param ignored got no answer at all
 * @param truncated did not fit, and were told to come back over TCP
 */
public record DnsCounts(
    long udp,
    long tcp,
    long answered,
    long noData,
    long noName,
    long refused,
    long malformed,
    long ignored,
    long truncated) {}
