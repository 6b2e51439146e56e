package io.understudy.rpc.client;

/**
 * One thing that happened in a call. Immutable.
 *
 * @param atMs milliseconds since the call began
 * @param kind what
 * @param target the server, for example {@code node-2}; empty for none
 * @param address where that listens, host and port; empty for none
 * @param words what exactly, in words
 */
public record Step(double atMs, StepKind kind, String target, String address, String words) {}
