package io.understudy.experiment.action;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.experiment.stage.Stage;
import io.understudy.node.NodeState;
import java.util.List;

/** A node leaves in good order. */
final class Drain extends OnNodes {
  private static final String WAIT = "wait";

  Drain() {
    super("drain", "drained", ClusterSnapshot.Node::isServing, "serves");
  }

  @Override
  public String meaning() {
    return "Sends a node nothing new, lets it finish what runs, and stops it.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        NODES,
        Key.withDefault(
            WAIT, new KeyType.Flag(), true, "whether the next step waits until it is down"));
  }

  @Override
  void act(Stage stage, String node, Arguments arguments) {
    var _ = stage.cluster().drain(node);
    if (arguments.flag(WAIT)) {
      stage.await(node, now -> now.state() == NodeState.DOWN, "drained");
    }
  }
}
