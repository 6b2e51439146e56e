/**
 * The balancer: a frontend takes a request, a policy picks an upstream, and a request that meets a
 * broken connection, an error or silence is sent to another one, so that its client never sees it.
 * In call order: {@link io.understudy.balancer.Frontend} listens, {@code FailoverHandler} takes a
 * request, {@code Relay} decides whom to ask and whether to ask again, {@code Carrier} takes it
 * there. Upstreams are known by id and address only; active probes and the outcome of requests
 * decide what the balancer thinks of each.
 */
package io.understudy.balancer;
