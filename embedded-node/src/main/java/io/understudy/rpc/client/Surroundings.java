package io.understudy.rpc.client;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/** What a call needs of its client. */
interface Surroundings {
  Resolver resolver();

  Wire wire();

  Spread spread();

  Ejections ejections();

  RetryBudget budget();

  RandomGenerator random();

  /** Runs something after so many milliseconds. */
  Future<?> later(long millis, Runnable task);

  /** A server has answered. */
  void answered(String service, Instance server);

  /** Whom to call when all attempts have failed, the best first. */
  List<Instance> secondaries(CallSpec spec, Resolution resolution, Collection<Instance> tried);
}
