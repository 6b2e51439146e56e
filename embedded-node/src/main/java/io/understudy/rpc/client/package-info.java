/**
 * A client that knows only the name of a service. A {@link io.understudy.rpc.client.Resolver} says
 * who serves it; {@link io.understudy.rpc.client.OneCall} decides about one call: which server,
 * when again, when somebody else, when enough; a {@link io.understudy.rpc.client.Wire} carries; and
 * every step is in a {@link io.understudy.rpc.client.CallTrace}. gRPC's own balancing, retries and
 * hedging are not used because they do not tell what they do: decision 0031.
 */
package io.understudy.rpc.client;
