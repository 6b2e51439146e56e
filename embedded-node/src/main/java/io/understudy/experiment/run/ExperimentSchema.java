package io.understudy.experiment.run;

import static io.understudy.experiment.file.KeyType.entries;

import io.understudy.balancer.BalancerSettings;
import io.understudy.check.Verdict;
import io.understudy.experiment.action.Actions;
import io.understudy.experiment.assertion.Assertions;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.experiment.probe.Probes;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The same as {@link ExperimentReader} understands, as JSON Schema, so that editors can complete
 * and check a file while it is written. The words come from where they are read; a test holds the
 * file in {@code assets/experiments} against this.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
final class ExperimentSchema {
  private ExperimentSchema() {}

  static Map<String, Object> get() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(
        ExperimentReader.TITLE,
        described(new KeyType.Text(ExperimentReader.LONGEST_TITLE), "A few words."));
    properties.put(
        ExperimentReader.DESCRIPTION,
        described(new KeyType.Text(ExperimentReader.LONGEST_TEXT), "What it is about."));
    properties.put(
        ExperimentReader.TAGS,
        list(
            new KeyType.Text(ExperimentReader.LONGEST_TAG).schema(), "Words by which to find it."));
    properties.put(
        ExperimentReader.SEED,
        described(
            new KeyType.Whole(0, ExperimentReader.MOST_SEED),
            "What every random choice comes from; random, if it is left out."));
    properties.put(
        ExperimentReader.EXPECTED,
        described(
            new KeyType.Choice(
                Stream.of(Verdict.values())
                    .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
                    .toList()),
            "The verdict that it documents; passed, if it is left out."));
    properties.put(ExperimentReader.CLUSTER, cluster());
    properties.put(ExperimentReader.LOAD, load());
    properties.put(ExperimentReader.HYPOTHESIS, hypothesis());
    properties.put(
        ExperimentReader.METHOD, list(Actions.ALL.schema(), "What is done, in order of time."));
    properties.put(
        ExperimentReader.ROLLBACKS, list(Actions.ALL.schema(), "What is undone at the end."));
    properties.put(
        ExperimentReader.ASSERTIONS, list(Assertions.ALL.schema(), "What must be true of it."));
    Map<String, Object> schema =
        entries(
            "$schema",
            "https://json-schema.org/draft/2020-12/schema",
            "title",
            "An experiment of Understudy");
    schema.putAll(object("", properties, List.of(ExperimentReader.TITLE)));
    return schema;
  }

  private static Map<String, Object> cluster() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Key key : ClusterBlock.KEYS) {
      properties.put(
          key.name(),
          key.name().equals(ClusterBlock.BALANCER)
              ? settings(BalancerSettings.DEFAULTS)
              : described(key.type(), key.words()));
    }
    return object("The shape of its cluster; ports are always random.", properties, List.of());
  }

  /** The types of the values of a record, and of the records in it. */
  private static Map<String, Object> settings(Record record) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      properties.put(part.getName(), setting(part, record));
    }
    return object("", properties, List.of());
  }

  private static Map<String, Object> setting(RecordComponent part, Record record) {
    try {
      Object value = part.getAccessor().invoke(record);
      return switch (value) {
        case Record inner -> settings(inner);
        case Map<?, ?> _ ->
            entries("type", "object", "additionalProperties", entries("type", "integer"));
        case List<?> _ -> entries("type", "array", "items", entries("type", "string"));
        case Boolean _ -> entries("type", "boolean");
        case Integer _, Long _ -> entries("type", "integer");
        case Number _ -> entries("type", "number");
        default -> entries("type", "string");
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("records of settings are public", e);
    }
  }

  private static Map<String, Object> load() {
    Map<String, Object> stage =
        object(
            "",
            entries(
                "from", entries("type", "number"),
                "to", entries("type", "number"),
                "seconds", entries("type", "number")),
            List.of("to", "seconds"));
    return object(
        "What simulated users do meanwhile, begun by the clock and not by the answers.",
        entries(
            "rate", entries("type", "number", "description", "Requests a second."),
            "seconds", entries("type", "number", "description", "How long."),
            "stages", list(stage, "Ramps and steps, instead of rate and seconds."),
            "users", entries("type", "integer", "description", "How many users."),
            "mix",
                entries(
                    "type",
                    "object",
                    "description",
                    "The journeys of the users by weight, such as {session: 2, mega: 1}.",
                    "additionalProperties",
                    entries("type", "integer")),
            "seed", entries("type", "integer", "description", "Instead of that of the run."),
            "timeoutMs", entries("type", "integer", "description", "When a user gives up, in ms."),
            "targets",
                list(entries("type", "string"), "Other addresses than those of the balancers.")),
        List.of());
  }

  private static Map<String, Object> hypothesis() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(
        ExperimentReader.TITLE,
        described(new KeyType.Text(ExperimentReader.LONGEST_TITLE), "What it is about."));
    properties.put(
        ExperimentReader.WITHIN,
        described(
            new KeyType.Numeric(0, ExperimentReader.LONGEST_WITHIN),
            "How many seconds it may take until it holds."));
    properties.put(ExperimentReader.PROBES, list(Probes.ALL.schema(), "What is looked at."));
    return object("What must hold before and after.", properties, List.of());
  }

  private static Map<String, Object> described(KeyType type, String words) {
    Map<String, Object> schema = new LinkedHashMap<>(type.schema());
    schema.put("description", words);
    return schema;
  }

  private static Map<String, Object> list(Map<String, Object> items, String words) {
    return entries(
        "type",
        "array",
        "description",
        words,
        "maxItems",
        ExperimentReader.MOST_STEPS,
        "items",
        items);
  }

  private static Map<String, Object> object(
      String words, Map<String, Object> properties, List<String> needed) {
    Map<String, Object> schema = entries("type", "object");
    if (!words.isEmpty()) {
      schema.put("description", words);
    }
    schema.put("properties", properties);
    if (!needed.isEmpty()) {
      schema.put("required", new ArrayList<>(needed));
    }
    schema.put("additionalProperties", false);
    return schema;
  }
}
