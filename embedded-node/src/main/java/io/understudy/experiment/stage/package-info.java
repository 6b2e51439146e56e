/** What the actions and probes of an experiment have in their hands: a cluster, and chance. */
package io.understudy.experiment.stage;
