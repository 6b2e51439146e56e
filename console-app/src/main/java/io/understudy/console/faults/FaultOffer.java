package io.understudy.console.faults;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.shell.FaultWords;
import io.understudy.fault.ActiveFault;
import io.understudy.fault.FaultType;
import io.understudy.fault.FaultTypes;
import io.understudy.fault.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One fault that can be added to a node: a type, or one variant of a type. All of them come from
 * the engine, so that a new type is offered without a change here.
 *
 * @param type the engine's name of its type
 * @param fixed what makes it this variant
 * @param parameters what a person may choose
 */
public record FaultOffer(String type, Map<String, Object> fixed, List<Parameter> parameters) {
  /** All there are, in the engine's order. */
  public static List<FaultOffer> all() {
    return FaultTypes.ALL.stream()
        .flatMap(type -> FaultWords.variants(type).stream().map(fixed -> of(type, fixed)))
        .toList();
  }

  private static FaultOffer of(FaultType type, Map<String, Object> fixed) {
    return new FaultOffer(
        type.name(),
        fixed,
        type.parameters().stream().filter(one -> !fixed.containsKey(one.name())).toList());
  }

  /** The key of its name in the texts. */
  public String textKey() {
    return FaultWords.textKey(type, fixed);
  }

  /** The key of the line that explains it. */
  public String helpKey() {
    return textKey() + ".help";
  }

  /** Its name in identifiers, for example {@code partition-store}. */
  String code() {
    return textKey().substring(textKey().indexOf('.') + 1);
  }

  /** The fault of this sort that a node has. */
  Optional<ActiveFault> in(Node node) {
    return node.faults().stream()
        .filter(fault -> fault.type().equals(type))
        .filter(fault -> fault.parameters().entrySet().containsAll(fixed.entrySet()))
        .findFirst();
  }
}
