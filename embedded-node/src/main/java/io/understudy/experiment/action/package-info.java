/**
 * What an experiment can do to its cluster, one file for each action; {@code Actions} lists them.
 */
package io.understudy.experiment.action;
