/**
 * The independent checker: what clients have seen, and whether it can be true of a cluster that
 * keeps its promises. It knows what a client knows, and nothing of the cluster's insides.
 *
 * <p>Clients report {@link io.understudy.check.Observation}s to a {@link
 * io.understudy.check.History}; the checks read it and give verdicts with their evidence.
 */
package io.understudy.check;
