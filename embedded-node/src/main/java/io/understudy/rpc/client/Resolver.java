package io.understudy.rpc.client;

import java.util.Optional;

/** Knows who serves a service. Asked on any thread, for each call; must not wait for long. */
public interface Resolver {
  /**
   * Who serves it now.
   *
   * @param service the full name of the service
   * @throws io.understudy.problem.ProblemException if that cannot be found out
   */
  Resolution resolve(String service);

  /**
   * Whether a server has missed a heartbeat, in words.
   *
   * @param node the name of the server
   * @return empty if it has not, or if nobody knows
   */
  Optional<String> missedHeartbeat(String node);
}
