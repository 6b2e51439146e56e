package io.understudy.balancer;

import java.util.Collection;

/**
 * What a policy may know of a request.
 *
 * @param key what consistent hashing hashes: the session cookie, or the client's address without
 * @param stuckTo the id of the node that the client's sticky cookie names; null without one
 * @param tried the upstreams that this request has met already
 */
public record Choice(String key, String stuckTo, Collection<Upstream> tried) {}
