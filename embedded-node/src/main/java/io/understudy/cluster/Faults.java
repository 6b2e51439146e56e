package io.understudy.cluster;

import io.understudy.fault.ActiveFault;
import io.understudy.fault.FaultType;
import io.understudy.fault.FaultTypes;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.node.NodeHost;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.Map;

/**
 * What is made to go wrong with nodes, part of the facade. Faults belong to a node's id: they can
 * be added and removed whatever the node does, stay over kill and revive, and go when it is
 * removed. None of this waits for anything. Safe for any number of threads.
 */
public final class Faults {
  private final Members members;
  private final Journal journal;

  Faults(Members members, Journal journal) {
    this.members = members;
    this.journal = journal;
  }

  /** Every type of fault with its parameters, for forms and menus. */
  public List<FaultType> types() {
    return FaultTypes.ALL;
  }

  /**
   * Adds a fault, in place of the one of that type that the node has. A partition from the store
   * stands beside one from the registry.
   *
   * @param node the node
   * @param type a name of {@link #types}
   * @param parameters by name; what is missing has its default
   * @return the fault with all its parameters
   * @throws ProblemException {@link ProblemKind#NOT_FOUND} if there is no such node or type, {@link
   *     ProblemKind#BAD_REQUEST} if a parameter is unknown or out of range
   */
  public ActiveFault put(String node, String type, Map<String, Object> parameters) {
    NodeHost host = members.hostOf(node);
    ActiveFault fault = host.inject(node, type, parameters);
    if (!members.isKnown(node)) {
      host.forget(node); // it left in the meantime
    }
    return fault;
  }

  /**
   * Removes the faults of a type; what they hold goes on. There need not be any.
   *
   * @param node the node
   * @param type a name of {@link #types}
   * @return how many there were; two, if it was cut off from both store and registry
   * @throws ProblemException {@link ProblemKind#NOT_FOUND} if there is no such node or type
   */
  public int remove(String node, String type) {
    return remove(node, type, Map.of());
  }

  /**
   * Removes the faults of a type that have these parameters, for example only the partition {@code
   * from} the store.
   *
   * @param node the node
   * @param type a name of {@link #types}
   * @param parameters some of the parameters that it must have
   * @return how many there were
   * @throws ProblemException {@link ProblemKind#NOT_FOUND} if there is no such node or type, {@link
   *     ProblemKind#BAD_REQUEST} if a parameter is unknown or out of range
   */
  public int remove(String node, String type, Map<String, Object> parameters) {
    FaultType known = FaultTypes.named(type);
    Map<String, Object> wanted = known.read(parameters);
    return members
        .hostOf(node)
        .clear(
            node,
            fault ->
                fault.type().equals(known.name())
                    && fault.parameters().entrySet().containsAll(wanted.entrySet()),
            "removed by the operator");
  }

  /**
   * Removes every fault of every node.
   *
   * @return how many there were
   */
  public int clearAll() {
    int cleared = 0;
    for (Member member : members.all()) {
      cleared +=
          members.host().clear(member.id(), _ -> true, "all faults were cleared by the operator");
    }
    if (cleared > 0) {
      journal.append(
          EventType.FAULTS_CLEARED,
          "cluster",
          cleared == 1 ? "there was 1 fault" : "there were %d faults".formatted(cleared));
    }
    return cleared;
  }
}
