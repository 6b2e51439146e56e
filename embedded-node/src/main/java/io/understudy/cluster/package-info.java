/**
 * The facade. {@link io.understudy.cluster.Cluster} is the only way in which the window, the
 * command line and the control API reach the engine, so that none of them can do what the others
 * cannot. It owns the parts and their order of start and stop; {@link
 * io.understudy.cluster.ClusterSnapshot} is what it looks like at one moment, immutable.
 */
package io.understudy.cluster;
