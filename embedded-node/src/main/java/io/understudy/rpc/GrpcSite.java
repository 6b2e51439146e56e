package io.understudy.rpc;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a node serves by gRPC.
 *
 * @param node its name, which every answer carries
 * @param gate through which every call has to go
 * @param trouble why it is not well, in words, empty if it is; may take a moment
 */
public record GrpcSite(String node, CallGate gate, Supplier<Optional<String>> trouble) {}
