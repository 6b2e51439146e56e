package io.understudy.experiment.action;

import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.stage.Stage;

/** Cuts every connection of a node at once and frees its port. */
final class Kill extends OnNodes {
  Kill() {
    super("kill", "killed", node -> node.state().isRunning(), "runs");
  }

  @Override
  public String meaning() {
    return "Cuts every connection of a node at once and frees its port.";
  }

  @Override
  void act(Stage stage, String node, Arguments arguments) {
    stage.cluster().kill(node);
  }
}
