package io.understudy.console.balancer;

import io.understudy.balancer.BalancerSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every value of the balancer's settings, in the order of the panel. A value that the engine learns
 * is one more line here, and its two texts.
 */
public enum Setting {
  POLICY(Section.POLICY, "policy", Kind.WORD, Unit.NONE, BalancerSettings::policy),
  WEIGHTS(Section.SHARE, "weights", Kind.WEIGHTS, Unit.NONE, s -> sorted(s.weights())),
  SLOW_START(Section.SHARE, "slowStartMs", Kind.NUMBER, Unit.MS, BalancerSettings::slowStartMs),
  CHECK_INTERVAL("checks.intervalMs", Unit.MS, s -> s.checks().intervalMs()),
  CHECK_TIMEOUT("checks.timeoutMs", Unit.MS, s -> s.checks().timeoutMs()),
  CHECK_RISE("checks.rise", Unit.IN_A_ROW, s -> s.checks().rise()),
  CHECK_FALL("checks.fall", Unit.IN_A_ROW, s -> s.checks().fall()),
  EJECT_CONNECTIONS(
      "ejection.connectionFailures", Unit.IN_A_ROW, s -> s.ejection().connectionFailures()),
  EJECT_ERRORS("ejection.serverErrors", Unit.IN_A_ROW, s -> s.ejection().serverErrors()),
  EJECT_TIMEOUTS("ejection.timeouts", Unit.IN_A_ROW, s -> s.ejection().timeouts()),
  EJECT_OUTRUNS("ejection.outruns", Unit.IN_A_ROW, s -> s.ejection().outruns()),
  EJECT_LATENCY("ejection.latencyFactor", Unit.TIMES, s -> s.ejection().latencyFactor()),
  EJECT_BASE("ejection.baseMs", Unit.MS, s -> s.ejection().baseMs()),
  EJECT_MOST("ejection.maxMs", Unit.MS, s -> s.ejection().maxMs()),
  EJECT_SHARE("ejection.maxPercent", Unit.PERCENT, s -> s.ejection().maxPercent()),
  CONNECT("timeouts.connectMs", Unit.MS, s -> s.timeouts().connectMs()),
  TRY("timeouts.tryMs", Unit.MS, s -> s.timeouts().tryMs()),
  ROUTES(
      Section.TIMEOUTS,
      "timeouts.routes",
      Kind.ENTRIES,
      Unit.MS,
      s -> sorted(s.timeouts().routes())),
  TOTAL("timeouts.totalMs", Unit.MS, s -> s.timeouts().totalMs()),
  IDLE("timeouts.idleMs", Unit.MS, s -> s.timeouts().idleMs()),
  RETRY_MOST("retries.max", Unit.TRIES, s -> s.retries().max()),
  RETRY_BUDGET("retries.budgetPercent", Unit.PERCENT, s -> s.retries().budgetPercent()),
  RETRY_RESERVE("retries.reserve", Unit.TRIES, s -> s.retries().reserve()),
  HEDGE(Section.HEDGING, "hedging.enabled", Kind.SWITCH, Unit.NONE, s -> s.hedging().enabled()),
  HEDGE_AFTER("hedging.percentile", Unit.PERCENTILE, s -> s.hedging().percentile()),
  HEDGE_LEAST("hedging.minMs", Unit.MS, s -> s.hedging().minMs()),
  HEDGE_BUDGET("hedging.budgetPercent", Unit.PERCENT, s -> s.hedging().budgetPercent()),
  ORIGINS(Section.CORS, "cors.origins", Kind.LINES, Unit.NONE, s -> s.cors().origins());

  /** The headings of the panel. */
  public enum Section {
    POLICY,
    SHARE,
    CHECKS,
    EJECTION,
    TIMEOUTS,
    RETRIES,
    HEDGING,
    CORS;

    /** The key of its heading. */
    public String textKey() {
      return "balancer.section." + code(this);
    }

    /** Its settings, in order. */
    List<Setting> settings() {
      return Stream.of(Setting.values()).filter(one -> one.section == this).toList();
    }

    private static Section of(String key) {
      return valueOf(key.substring(0, key.indexOf('.')).toUpperCase(Locale.ROOT));
    }
  }

  /** What a value counts in. */
  public enum Unit {
    NONE,
    MS,
    PERCENT,
    PERCENTILE,
    IN_A_ROW,
    TIMES,
    TRIES;

    /** The key of its word; {@link #NONE} has none. */
    public String textKey() {
      return "balancer.unit." + code(this);
    }
  }

  /** How a value is written. */
  enum Kind {
    NUMBER,
    SWITCH,
    WORD,
    /** One text a line. */
    LINES,
    /** A name and a number a line. */
    ENTRIES,
    /** One number for each node. */
    WEIGHTS
  }

  private final Section section;
  private final String key;
  private final Kind kind;
  private final Unit unit;

  @SuppressWarnings("ImmutableEnumChecker") // every reader is a lambda that holds nothing
  private final Function<BalancerSettings, Object> reader;

  Setting(String key, Unit unit, Function<BalancerSettings, Object> reader) {
    this(Section.of(key), key, Kind.NUMBER, unit, reader);
  }

  Setting(
      Section section,
      String key,
      Kind kind,
      Unit unit,
      Function<BalancerSettings, Object> reader) {
    this.section = section;
    this.key = key;
    this.kind = kind;
    this.unit = unit;
    this.reader = reader;
  }

  /** Where it is in the engine's settings, with dots. */
  String key() {
    return key;
  }

  Kind kind() {
    return kind;
  }

  Unit unit() {
    return unit;
  }

  /** Its value: a number, a boolean, a text, a list, or a map in the order of its keys. */
  Object read(BalancerSettings settings) {
    return reader.apply(settings);
  }

  /** The key of its name in the texts. */
  public String textKey() {
    return "balancer." + code(this);
  }

  /** The key of the line that explains it. */
  public String helpKey() {
    return textKey() + ".help";
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, ?> sorted(Map<String, ?> entries) {
    return new TreeMap<>(entries);
  }
}
