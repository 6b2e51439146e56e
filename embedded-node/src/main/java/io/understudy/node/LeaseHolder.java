package io.understudy.node;

import io.understudy.registry.Registrar;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The lease of one node in one of its lives, as the node holds it. What it has to say reaches the
 * registry at the next heartbeat at the latest, unless the node is cut off from it.
 */
final class LeaseHolder {
  private final Registrar registrar;
  private final String node;
  private final NodeAddress address;
  private final BooleanSupplier cutOff;
  private final Supplier<Optional<String>> trouble;
  private final String incarnation = UUID.randomUUID().toString();
  private String draining;
  private String told;
  private boolean announced;
  private boolean ended;

  /**
   * @param cutOff whether the registry cannot be reached
   * @param trouble what the node knows against itself; asked at each heartbeat, must not wait
   */
  LeaseHolder(
      Registrar registrar,
      String node,
      NodeAddress address,
      BooleanSupplier cutOff,
      Supplier<Optional<String>> trouble) {
    this.registrar = registrar;
    this.node = node;
    this.address = address;
    this.cutOff = cutOff;
    this.trouble = trouble;
  }

  /** Which life of the node it is. */
  String incarnation() {
    return incarnation;
  }

  /** Registers, renews or announces the drain, whatever is due. */
  synchronized void beat() {
    if (ended || cutOff.getAsBoolean()) {
      return;
    }
    if (!registrar.renew(node, incarnation)) {
      registrar.register(node, address.http(), address.grpc(), incarnation);
      announced = false;
      told = null;
    }
    String now = trouble.get().orElse(null);
    if (!Objects.equals(now, told)) {
      registrar.trouble(node, incarnation, now);
      told = now;
    }
    if (draining != null && !announced) {
      registrar.drain(node, incarnation, draining);
      announced = true;
    }
  }

  /** It finishes what runs and wants nothing new. */
  synchronized void drain(String reason) {
    draining = reason;
    beat();
  }

  /** It ends in order. Nothing happens if it is dead. */
  synchronized void withdraw(String reason) {
    if (!ended && !cutOff.getAsBoolean()) {
      registrar.withdraw(node, incarnation, reason);
    }
    ended = true;
  }

  /** It is dead and says nothing more. */
  synchronized void fallSilent() {
    ended = true;
  }
}
