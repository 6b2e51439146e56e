package io.understudy.rpc.client;

/**
 * One server of a service.
 *
 * @param node its name, for example {@code node-1}; its address if it has none
 * @param address host and port, for example {@code 127.0.0.1:50051}
 * @param life which of its lives it is, so that a restarted server is connected to anew; empty if
 *     nobody knows
 */
public record Instance(String node, String address, String life) {}
