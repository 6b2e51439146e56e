/**
 * gRPC: what every node serves ({@code understudy.v1.Greeter}, health, reflection). {@link
 * io.understudy.rpc.GrpcHost} is what all nodes of this JVM share; a {@link
 * io.understudy.rpc.GrpcDoor} is the address of one of them. The client, which knows only the name
 * of a service, is {@code io.understudy.rpc.client}.
 */
package io.understudy.rpc;
