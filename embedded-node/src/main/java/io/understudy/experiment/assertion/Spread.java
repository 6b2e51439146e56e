package io.understudy.experiment.assertion;

import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadSnapshot.Count;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Whether enough nodes have had enough to do. */
final class Spread implements Assertion {
  private static final String NODES = "nodes";
  private static final String PERCENT = "at-least-percent";

  @Override
  public String name() {
    return "spread";
  }

  @Override
  public String meaning() {
    return "So many nodes have each answered their share of the load.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        Key.needed(NODES, new KeyType.Whole(1, 256), "how many nodes"),
        Key.withDefault(
            PERCENT,
            new KeyType.Numeric(0, 100),
            1.0,
            "the share of each, in percent of what was answered"));
  }

  @Override
  public String sentence(Arguments arguments) {
    return "at least %d nodes answer %s %% of the requests each"
        .formatted(arguments.whole(NODES), KeyType.shown(arguments.number(PERCENT)));
  }

  @Override
  public Judged judge(Outcome outcome, Arguments arguments) {
    return outcome.wholeLoad().map(load -> judge(load, arguments)).orElse(Judged.NO_LOAD);
  }

  private static Judged judge(LoadSnapshot load, Arguments arguments) {
    Map<String, Count> nodes = new TreeMap<>(load.nodes());
    double all = Math.max(1, nodes.values().stream().mapToLong(Count::ok).sum());
    long enough =
        nodes.values().stream()
            .filter(one -> one.ok() * 100 >= arguments.number(PERCENT) * all)
            .count();
    List<String> shares =
        nodes.entrySet().stream()
            .map(one ->
                String.format(
                    Locale.ROOT, "%s %.0f %%", one.getKey(), one.getValue().ok() * 100 / all))
            .toList();
    return Judged.of(enough >= arguments.whole(NODES), String.join(", ", shares));
  }
}
