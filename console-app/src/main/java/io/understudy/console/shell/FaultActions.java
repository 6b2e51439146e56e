package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.bridge.Engine;
import io.understudy.fault.ActiveFault;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Makes things go wrong and right again. FX thread only. */
public final class FaultActions {
  private final Calls calls;

  /** With that way to the engine. */
  public FaultActions(Calls calls) {
    this.calls = calls;
  }

  /** How many faults there are in that picture; null is none. */
  public static int count(ClusterSnapshot now) {
    return now == null ? 0 : now.nodes().stream().mapToInt(node -> node.faults().size()).sum();
  }

  /**
   * Adds a fault to a node, in place of its like.
   *
   * @param done is told when it is there
   * @param failed gets what went wrong
   */
  public void add(
      String node,
      String type,
      Map<String, Object> parameters,
      Consumer<ActiveFault> done,
      Consumer<Exception> failed) {
    calls.act(engine -> engine.addFault(node, type, parameters), done, failed);
  }

  /** Takes exactly that fault from a node. */
  public void remove(String node, ActiveFault fault) {
    Map<String, Object> which = new HashMap<>(fault.parameters());
    which.keySet().retainAll(Set.of("from"));
    calls.run(engine -> engine.removeFault(node, fault.type(), which));
  }

  /** Takes every fault from every node. */
  public void clearAll() {
    calls.run(Engine::clearFaults);
  }
}
