package io.understudy.balancer;

import java.util.Collection;

/**
 * What a policy may know of a request.
 *
 * @param key what consistent hashing hashes: the session cookie, or the client's address without
 * @param stuckTo the id of the node that the client's sticky cookie names; null without one
 * @param tried the upstreams that this request has met already
 * @param repeatable whether another node can be asked if this one fails; only such a request is
 *     tried on a node that is half-open
 */
public record Choice(String key, String stuckTo, Collection<Upstream> tried, boolean repeatable) {}
