package io.understudy.fault;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Requests are answered with an error status and never carried out. */
final class ErrorFault implements Fault {
  private static final int LOWEST = 400;
  private static final int HIGHEST = 599;
  private static final int USUAL = 500;

  static final FaultType TYPE =
      new FaultType(
          "error",
          "answers with an error status",
          List.of(
              Parameter.whole("status", LOWEST, HIGHEST, USUAL),
              Parameter.probability(),
              Parameter.count()),
          ErrorFault::new);

  private final Values values;
  private final Chance chance;

  private ErrorFault(Values values, RandomGenerator random) {
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
    return "answers %s with %d".formatted(chance.words(), values.whole("status"));
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
    call.answer(values.whole("status"));
  }
}
