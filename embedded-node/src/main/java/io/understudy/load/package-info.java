/**
 * Simulated visitors. They know the cluster by its address only and use another HTTP client than
 * the balancer does, so that what they count is a second opinion: every request that failed, and
 * every session that was gone though nobody ended it.
 */
package io.understudy.load;
