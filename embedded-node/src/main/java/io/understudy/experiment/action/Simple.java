package io.understudy.experiment.action;

import io.understudy.cluster.Cluster;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.stage.Stage;
import java.util.List;

/** An action that needs no more than its name. */
abstract class Simple implements Action {
  private final String name;
  private final String meaning;
  private final String sentence;

  /**
   * @param name how it is written
   * @param meaning what it does, as a sentence
   * @param sentence the same for a list of steps
   */
  Simple(String name, String meaning, String sentence) {
    this.name = name;
    this.meaning = meaning;
    this.sentence = sentence;
  }

  abstract String act(Cluster cluster);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String meaning() {
    return meaning;
  }

  @Override
  public final List<Key> keys() {
    return List.of();
  }

  @Override
  public final String sentence(Arguments arguments) {
    return sentence;
  }

  @Override
  public final String perform(Stage stage, Arguments arguments) {
    return act(stage.cluster());
  }
}
