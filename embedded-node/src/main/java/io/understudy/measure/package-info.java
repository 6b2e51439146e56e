/**
 * Counting and timing requests: a {@link io.understudy.measure.Meter} is written by many threads
 * and rolled once a second into immutable {@link io.understudy.measure.Sample}s, which is what
 * snapshots, charts and metrics show.
 */
package io.understudy.measure;
