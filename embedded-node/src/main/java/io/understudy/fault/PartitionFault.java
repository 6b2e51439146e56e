package io.understudy.fault;

import java.util.List;
import java.util.Map;

/**
 * The node runs and answers, but cannot reach the store or the registry. Each is a fault of its
 * own, so a node can have both.
 */
public final class PartitionFault implements Fault {
  /** The shared session store. */
  public static final String STORE = "store";

  /** Where nodes hold their leases. */
  public static final String REGISTRY = "registry";

  static final FaultType TYPE =
      new FaultType(
          "partition",
          "cannot reach the store or the registry",
          List.of(Parameter.choice("from", STORE, REGISTRY)),
          (values, _) -> new PartitionFault(values.word("from")));

  private final String from;

  private PartitionFault(String from) {
    this.from = from;
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public String key() {
    return type() + "-" + from;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("from", from);
  }

  @Override
  public String words() {
    return "cannot reach the " + from;
  }

  @Override
  public boolean cutsOffFrom(String peer) {
    return from.equals(peer);
  }
}
