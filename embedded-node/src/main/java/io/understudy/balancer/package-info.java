/**
 * The balancer: a frontend takes a request, a policy picks an upstream, and a request that meets a
 * broken connection is sent to another one, so that its client never sees it. Upstreams are known
 * by id and address only; active probes and the outcome of requests decide what the balancer thinks
 * of each.
 */
package io.understudy.balancer;
