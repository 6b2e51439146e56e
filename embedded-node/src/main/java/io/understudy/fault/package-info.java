/**
 * What can be made to go wrong with a node, one file per fault, each registered in {@link
 * io.understudy.fault.FaultTypes}. A {@link io.understudy.fault.Fault} says what it does to a
 * {@link io.understudy.fault.Call}, that the whole node stands still, or from whom it is cut off;
 * it knows nothing of servers. {@link io.understudy.fault.NodeFaults} are those of one node: they
 * belong to its id, so they stay while it is killed and revived.
 */
package io.understudy.fault;
