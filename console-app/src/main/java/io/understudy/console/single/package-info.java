/**
 * One window for each data folder. A start enters by {@link io.understudy.console.single.Entry}: it
 * is the first, and has a {@link io.understudy.console.single.Door} from then on, or it hands its
 * wish over at the door of the first. Loads neither the toolkit nor the cluster.
 */
package io.understudy.console.single;
