/**
 * What becomes of a node that has ended: {@link io.understudy.supervisor.RestartPolicy} says
 * whether it is started again at all, {@link io.understudy.supervisor.RestartRules} how soon and
 * how often, and {@link io.understudy.supervisor.Restarts} is the state machine that decides for
 * one node. It only decides: it starts nothing, has no timer, and knows the time only as it is
 * told.
 */
package io.understudy.supervisor;
