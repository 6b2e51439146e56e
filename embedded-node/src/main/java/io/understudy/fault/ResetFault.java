package io.understudy.fault;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The answer to a request is a reset of its connection; the request is never carried out. */
final class ResetFault implements Fault {
  static final FaultType TYPE =
      new FaultType(
          "reset",
          "resets connections instead of answering",
          List.of(Parameter.probability(), Parameter.count()),
          ResetFault::new);

  private final Values values;
  private final Chance chance;

  private ResetFault(Values values, RandomGenerator random) {
    this.values = values;
    this.chance = values.chance(random);
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = values.map();
    chance.describe(parameters);
    return parameters;
  }

  @Override
  public String words() {
    return "resets the connection of " + chance.words();
  }

  @Override
  public boolean strikes() {
    return chance.strikes();
  }

  @Override
  public boolean isUsedUp() {
    return chance.isUsedUp();
  }

  @Override
  public void strike(Call call, Runnable onward) {
    call.reset();
  }
}
