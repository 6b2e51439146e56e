/**
 * Which nodes there are. Every node holds a lease and renews it by heartbeats, through a {@link
 * io.understudy.registry.Registrar}, which could be on the other side of a network; the {@link
 * io.understudy.registry.Registry} tells a {@link io.understudy.registry.RegistryListener} who may
 * get requests. A lease that is not renewed runs out, unless most run out at once while the nodes
 * are well. Leases survive the process.
 */
package io.understudy.registry;
