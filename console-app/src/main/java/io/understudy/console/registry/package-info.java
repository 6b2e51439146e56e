/** The drawer of the registry: who holds a lease, since when nobody heard of him, and why not. */
package io.understudy.console.registry;
