package io.understudy.node;

import io.understudy.problem.Guarded;
import io.understudy.registry.Registrar;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The heartbeats of all nodes of this JVM: one round for all of them, so that a node costs no
 * thread and no timer of its own.
 */
public final class Heartbeats {
  private final Registrar registrar;
  private final Set<LeaseHolder> holders = ConcurrentHashMap.newKeySet();

  /**
   * Nobody's heart beats yet.
   *
   * @param registrar where the nodes hold their leases
   */
  public Heartbeats(Registrar registrar) {
    this.registrar = registrar;
  }

  /** A node listens now; it is registered when this returns, unless it is cut off. */
  LeaseHolder begin(
      String node,
      NodeAddress address,
      BooleanSupplier cutOff,
      Supplier<Optional<String>> trouble) {
    LeaseHolder holder = new LeaseHolder(registrar, node, address, cutOff, trouble);
    holders.add(holder);
    holder.beat();
    return holder;
  }

  /** A node has ended, one way or the other. */
  void end(LeaseHolder holder) {
    holders.remove(holder);
  }

  /** One heartbeat of every node. Must be called at the interval of the registry. */
  public void beat() {
    holders.forEach(holder -> Guarded.task(holder::beat).run());
  }
}
