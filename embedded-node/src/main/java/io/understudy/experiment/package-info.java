/**
 * Experiments: a file that says what a cluster looks like, who uses it, what is done to it and what
 * must be true of it; a run that does so with a cluster of its own; and a verdict.
 *
 * <p>{@code file} reads what people write, {@code action}, {@code probe} and {@code assertion} have
 * one file for each word they may use, {@code report} is what a run leaves behind.
 */
package io.understudy.experiment;
