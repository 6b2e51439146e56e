package io.understudy.experiment.action;

import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.experiment.stage.Stage;
import io.understudy.node.NodeState;
import java.util.List;

/** A node ends by itself, once or again and again. */
final class Crash extends OnNodes {
  private static final String TIMES = "times";

  Crash() {
    super("crash", "crashed", node -> node.state().isRunning(), "runs");
  }

  @Override
  public String meaning() {
    return "The same as a kill, but nobody ordered it, so its supervisor acts.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        NODES,
        Key.withDefault(
            TIMES,
            new KeyType.Whole(1, 100),
            1L,
            "how often, each time as soon as its supervisor has started it again, or until it is"
                + " given up"));
  }

  @Override
  public String sentence(Arguments arguments) {
    long times = arguments.whole(TIMES);
    return super.sentence(arguments) + (times == 1 ? "" : " %d times".formatted(times));
  }

  @Override
  void act(Stage stage, String node, Arguments arguments) {
    stage.cluster().crash(node);
    for (long times = 1; times < arguments.whole(TIMES); times++) {
      stage.await(
          node,
          now -> now.state() == NodeState.UP || now.state() == NodeState.GAVE_UP,
          "started again");
      if (isGivenUp(stage, node)) {
        return;
      }
      stage.cluster().crash(node);
    }
  }

  private static boolean isGivenUp(Stage stage, String node) {
    return stage.cluster().snapshot().nodes().stream()
        .anyMatch(now -> now.id().equals(node) && now.state() == NodeState.GAVE_UP);
  }
}
