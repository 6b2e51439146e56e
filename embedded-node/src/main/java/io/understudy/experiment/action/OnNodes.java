package io.understudy.experiment.action;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.experiment.stage.Stage;
import java.util.List;
import java.util.function.Predicate;

/** Does one thing to each of some nodes. */
abstract class OnNodes implements Action {
  /** The key that says which. */
  static final String NODE = "node";

  static final Key NODES =
      Key.needed(
          NODE,
          new KeyType.Names(64),
          "which node: its name, \"any\" by chance, \"all\", \"last\" for that of the step before,"
              + " or a list");

  private final String name;
  private final String done;
  private final Predicate<ClusterSnapshot.Node> fits;
  private final String fitting;

  /**
   * @param name how it is written, an imperative
   * @param done the same as a participle
   * @param fits which nodes "any" and "all" can mean
   * @param fitting those in words
   */
  OnNodes(String name, String done, Predicate<ClusterSnapshot.Node> fits, String fitting) {
    this.name = name;
    this.done = done;
    this.fits = fits;
    this.fitting = fitting;
  }

  abstract void act(Stage stage, String node, Arguments arguments);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public List<Key> keys() {
    return List.of(NODES);
  }

  @Override
  public String sentence(Arguments arguments) {
    return "%s %s".formatted(name, shown(arguments.names(NODE)));
  }

  /** Names of nodes as a part of a sentence. */
  static String shown(List<String> names) {
    return String.join(
        ", ",
        names.stream()
            .map(one ->
                switch (one) {
                  case Stage.ANY -> "any node";
                  case Stage.ALL -> "all nodes";
                  case Stage.LAST -> "the same node";
                  default -> one;
                })
            .toList());
  }

  @Override
  public final String perform(Stage stage, Arguments arguments) {
    List<String> nodes = stage.nodes(arguments.names(NODE), fits, fitting);
    nodes.forEach(node -> act(stage, node, arguments));
    return "%s %s".formatted(done, String.join(", ", nodes));
  }
}
