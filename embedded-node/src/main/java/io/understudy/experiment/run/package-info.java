/**
 * The engine of experiments. {@code Experiments} is its facade: it knows the files, starts runs and
 * keeps their reports. {@code Run} is the state machine of one run, which starts a cluster of its
 * own, takes the steps of the method and gives a verdict.
 */
package io.understudy.experiment.run;
