/**
 * The drawing of the cluster: clients, balancer, nodes, store, and what flows between them. Where
 * things are ({@code Layout}) and what moves ({@code Flow}) is worked out without a toolkit.
 */
package io.understudy.console.topology;
