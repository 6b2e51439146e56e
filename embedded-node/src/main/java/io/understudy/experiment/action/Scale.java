package io.understudy.experiment.action;

import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.experiment.stage.Stage;
import java.util.List;

/** Changes how many nodes there are: the newest leave first, after they were drained. */
final class Scale implements Action {
  private static final String NODES = "nodes";

  @Override
  public String name() {
    return "scale";
  }

  @Override
  public String meaning() {
    return "Adds nodes, or drains and removes the newest, until there are so many.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        Key.needed(
            NODES, new KeyType.Whole(1, ClusterSettings.MAX_NODES), "how many there are to be"));
  }

  @Override
  public String sentence(Arguments arguments) {
    return "scale to %d nodes".formatted(arguments.whole(NODES));
  }

  @Override
  public String perform(Stage stage, Arguments arguments) {
    List<String> before =
        stage.cluster().snapshot().nodes().stream().map(ClusterSnapshot.Node::id).toList();
    int wanted = (int) arguments.whole(NODES);
    for (int count = before.size(); count < wanted; count++) {
      stage.cluster().addNode();
    }
    for (int count = before.size(); count > wanted; count--) {
      var _ = stage.cluster().removeNode(before.get(count - 1));
    }
    return "from %d to %d nodes".formatted(before.size(), wanted);
  }
}
