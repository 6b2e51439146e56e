package io.understudy.cluster;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.function.Supplier;

/** The names of the nodes there are, dead ones too, to check what somebody has typed. */
final class NodeNames {
  private final Supplier<List<String>> names;

  NodeNames(Supplier<List<String>> names) {
    this.names = names;
  }

  /**
   * Refuses a name that no node has.
   *
   * @param key where it was given
   * @param given the name
   * @param besides what else would be allowed there, as the end of a sentence; may be empty
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} that names both and the nodes
   */
  void check(String key, String given, String besides) {
    List<String> known = names.get();
    if (!known.contains(given)) {
      throw new ProblemException(
          ProblemKind.BAD_REQUEST,
          "\"%s\": there is no node \"%s\"; there %s%s"
              .formatted(
                  key,
                  given,
                  known.isEmpty() ? "are none" : "are " + String.join(", ", known),
                  besides));
    }
  }
}
