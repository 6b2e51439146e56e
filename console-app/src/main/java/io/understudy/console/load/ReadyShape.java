package io.understudy.console.load;

import io.understudy.load.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Loads to begin with. A new one is one more constant and its two texts. */
public enum ReadyShape {
  STEADY(20, Map.of("status", 60, "session", 40), Stage.constant(200, 30)),
  RAMP(100, Map.of("status", 100), new Stage(0, 1_500, 30), Stage.constant(1_500, 10)),
  STEPS(
      100,
      Map.of("status", 70, "session", 30),
      Stage.constant(100, 10),
      Stage.constant(200, 10),
      Stage.constant(400, 10),
      Stage.constant(800, 10)),
  SPIKE(
      200,
      Map.of("status", 80, "session", 20),
      Stage.constant(100, 10),
      Stage.constant(1_500, 5),
      Stage.constant(100, 15)),
  WRITES(30, Map.of("mega", 100), Stage.constant(150, 30)),
  EVERYTHING(
      50,
      Map.of("status", 30, "session", 30, "mega", 20, "chat", 10, "grpc", 10),
      Stage.constant(200, 60));

  private final int users;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
  private final Map<String, Integer> mix;

  @SuppressWarnings("ImmutableEnumChecker") // the same
  private final List<Stage> stages;

  ReadyShape(int users, Map<String, Integer> mix, Stage... stages) {
    this.users = users;
    this.mix = Map.copyOf(mix);
    this.stages = List.of(stages);
  }

  int users() {
    return users;
  }

  Map<String, Integer> mix() {
    return mix;
  }

  List<Stage> stages() {
    return stages;
  }

  /** The key of its name. */
  public String textKey() {
    return "load.shape." + name().toLowerCase(Locale.ROOT);
  }

  /** The key of what it is for. */
  public String helpKey() {
    return textKey() + ".help";
  }
}
