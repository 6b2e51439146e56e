package io.understudy.experiment.action;

import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.stage.Stage;

/** Starts a node again, on its own port. */
final class Revive extends OnNodes {
  Revive() {
    super("revive", "revived", node -> !node.state().isRunning(), "is down");
  }

  @Override
  public String meaning() {
    return "Starts a node again, on its own port.";
  }

  @Override
  void act(Stage stage, String node, Arguments arguments) {
    stage.cluster().revive(node);
  }
}
