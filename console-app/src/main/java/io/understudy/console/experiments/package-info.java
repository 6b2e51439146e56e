/**
 * Experiments: which there are, how one goes while it runs on a cluster of its own, what its
 * verdict is and what it rests on, and two runs beside each other.
 */
package io.understudy.console.experiments;
