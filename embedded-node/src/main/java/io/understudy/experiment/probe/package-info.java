/**
 * What can be looked at while an experiment runs, one file for each probe; {@code Probes} lists
 * them.
 */
package io.understudy.experiment.probe;
