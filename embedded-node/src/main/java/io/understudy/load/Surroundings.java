package io.understudy.load;

import io.netty.channel.EventLoop;
import io.understudy.check.History;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * What all users of a run share.
 *
 * @param run a word that no other run has
 * @param loop the one thread on which everything happens
 * @param frontends the addresses behind the cluster's name, at least one
 * @param grpc the servers for gRPC, as {@code host:port}
 * @param password of the accounts of all users
 * @param timeout after so many nanoseconds a user gives up
 * @param history told of what users see
 * @param ended knows which sessions were ended on purpose
 * @param tally told of every request that leaves
 */
record Surroundings(
    String run,
    EventLoop loop,
    Supplier<List<URI>> frontends,
    Supplier<List<String>> grpc,
    String password,
    long timeout,
    History history,
    EndedSessions ended,
    Tally tally) {

  Addresses addresses(int home) {
    return new Addresses(frontends, home);
  }

  @Override
  public String toString() {
    return "Surroundings"; // without the password
  }
}
