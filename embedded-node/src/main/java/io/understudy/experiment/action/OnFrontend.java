package io.understudy.experiment.action;

import io.understudy.cluster.Cluster;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.experiment.stage.Stage;
import java.util.List;

/** Does one thing to one of the balancers. */
abstract class OnFrontend implements Action {
  private static final String FRONTEND = "frontend";

  private final String name;
  private final String verb;
  private final String done;

  /**
   * @param name how it is written
   * @param verb an imperative
   * @param done the same as a participle
   */
  OnFrontend(String name, String verb, String done) {
    this.name = name;
    this.verb = verb;
    this.done = done;
  }

  abstract void act(Cluster cluster, String frontend);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<Key> keys() {
    return List.of(
        Key.withDefault(FRONTEND, new KeyType.Text(64), "frontend-1", "which one, by its name"));
  }

  @Override
  public final String sentence(Arguments arguments) {
    return "%s %s".formatted(verb, arguments.text(FRONTEND));
  }

  @Override
  public final String perform(Stage stage, Arguments arguments) {
    act(stage.cluster(), arguments.text(FRONTEND));
    return "%s was %s".formatted(arguments.text(FRONTEND), done);
  }
}
