package io.understudy.console.registry;

import io.understudy.console.look.Look;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import io.understudy.registry.Lease;
import io.understudy.registry.RegistrySnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the drawer says about the registry. Knows no controls. */
final class RegistryModel {
  private static final double MILLIS = 1_000;

  /**
   * The words of one lease.
   *
   * @param node whose it is
   * @param look its state
   * @param state the word for it
   * @param address where the node listens
   * @param heard when the node was heard of last
   * @param left how much of its time is left, from 0 to 1; 0 if nobody holds it
   * @param reason why it is in this state
   */
  record Row(
      String node,
      Look look,
      String state,
      String address,
      String heard,
      double left,
      String reason) {}

  private final Texts texts;
  private final Formats formats;

  RegistryModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** How many leases there are, and by which times they go. */
  String summary(RegistrySnapshot registry) {
    return texts.get("registry.held", registry.held(), registry.leases().size())
        + " "
        + texts.get(
            "registry.times", registry.heartbeatMs(), formats.seconds(registry.ttlMs() / MILLIS));
  }

  /** What is out of the ordinary, if anything is; empty otherwise. */
  String warning(RegistrySnapshot registry) {
    if (registry.preserving() != null) {
      return texts.get("registry.preserving", registry.preserving());
    }
    return registry.stored() ? "" : texts.get("registry.not-stored");
  }

  List<Row> rows(RegistrySnapshot registry) {
    return registry.leases().stream().map(lease -> row(registry, lease)).toList();
  }

  private Row row(RegistrySnapshot registry, Lease lease) {
    Look look = Look.of(lease.state());
    return new Row(
        lease.node(),
        look,
        texts.get(look.textKey()),
        lease.uri().getAuthority(),
        heard(lease, registry.at()),
        (double) registry.expiresInMs(lease) / registry.ttlMs(),
        texts.said(lease.reason()));
  }

  private String heard(Lease lease, Instant now) {
    double seconds = Math.max(0, Duration.between(lease.lastHeartbeat(), now).toMillis() / MILLIS);
    return seconds < 10
        ? texts.get("registry.heard", formats.seconds(seconds))
        : formats.ago(lease.lastHeartbeat(), now);
  }
}
