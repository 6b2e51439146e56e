package io.understudy.fault;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Requests wait before the node sees them: {@code ms}, give or take {@code jitterMs}, evenly
 * spread, as in Toxiproxy's latency toxic.
 */
final class LatencyFault implements Fault {
  private static final int MOST_MS = 60_000;

  static final FaultType TYPE =
      new FaultType(
          "latency",
          "answers late",
          List.of(
              Parameter.whole("ms", 0, MOST_MS, 500),
              Parameter.whole("jitterMs", 0, MOST_MS, 0),
              Parameter.probability()),
          LatencyFault::new);

  private final Values values;
  private final Chance chance;
  private final RandomGenerator random;

  private LatencyFault(Values values, RandomGenerator random) {
    this.values = values;
    this.chance = values.chance(random);
    this.random = random;
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Map<String, Object> parameters() {
    return values.map();
  }

  @Override
  public String words() {
    int jitter = values.whole("jitterMs");
    return "delays %s by %d ms%s"
        .formatted(
            chance.words(), values.whole("ms"), jitter == 0 ? "" : " ± %d ms".formatted(jitter));
  }

  @Override
  public boolean strikes() {
    return chance.strikes();
  }

  @Override
  public void strike(Call call, Runnable onward) {
    int jitter = values.whole("jitterMs");
    long millis = values.whole("ms") + random.nextLong(-jitter, jitter + 1L);
    call.delay(this, Math.max(0, millis), onward);
  }
}
