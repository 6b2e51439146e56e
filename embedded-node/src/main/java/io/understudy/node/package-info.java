/**
 * A node's life. {@link io.understudy.node.NodeLife} is its state machine; {@link
 * io.understudy.node.NodeHost} is the small replaceable part that starts and kills nodes, here in
 * this JVM ({@link io.understudy.node.LocalNodeHost}); {@link io.understudy.node.EmbeddedNode} is
 * the server that runs. Nobody above holds a reference into a node: they know its id, its address
 * and its state.
 */
package io.understudy.node;
