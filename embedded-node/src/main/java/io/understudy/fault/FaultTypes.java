package io.understudy.fault;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.stream.Collectors;

/** Every type of fault. To add one: write its file, register it here. */
public final class FaultTypes {
  /** In the order in which a request meets them: the way to the node comes first. */
  public static final List<FaultType> ALL =
      List.of(
          LatencyFault.TYPE, HangFault.TYPE, ResetFault.TYPE, ErrorFault.TYPE, PartitionFault.TYPE);

  private FaultTypes() {}

  /**
   * The type of that name.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND} with the names there are
   */
  public static FaultType named(String name) {
    return ALL.stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                ProblemKind.NOT_FOUND,
                "There is no fault \"%s\"; there are %s"
                    .formatted(
                        name,
                        ALL.stream().map(FaultType::name).collect(Collectors.joining(", ")))));
  }

  /** Its place in the order. */
  static int rank(Fault fault) {
    return ALL.indexOf(named(fault.type()));
  }
}
