package io.understudy.load;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run is to do. Immutable; every value is checked.
 *
 * @param stages how the rate is over time, one after the other, at least one
 * @param users how many simulated users there are, 1 to {@value #MOST_USERS}; each journey has its
 *     share of them by weight, and one at least
 * @param mix the journeys by name, each with its weight, 1 to 1,000
 * @param seed what every random choice comes from
 * @param timeoutMs after so many milliseconds a user gives up, 100 to 60,000
 * @param targets where the users go instead of the frontends, by {@code http://host:port} with a
 *     loopback address; empty for the frontends
 */
public record LoadPlan(
    List<Stage> stages,
    int users,
    Map<String, Integer> mix,
    long seed,
    int timeoutMs,
    List<URI> targets) {
  /** The highest rate, in requests per second. */
  public static final int MOST_RATE = 50_000;

  /** The most users. */
  public static final int MOST_USERS = 1_000;

  /** The longest plan, in seconds. */
  public static final int MOST_SECONDS = 3_600;

  private static final int MOST_STAGES = 100;
  private static final int MOST_WEIGHT = 1_000;
  private static final int MOST_TARGETS = 16;

  /** Checks the values. */
  public LoadPlan {
    stages = List.copyOf(stages);
    inRange("the number of stages", stages.size(), 1, MOST_STAGES);
    inRange("users", users, 1, MOST_USERS);
    inRange("timeoutMs", timeoutMs, 100, 60_000);
    double all = stages.stream().mapToDouble(Stage::seconds).sum();
    inRange("the seconds of all stages", all, 0.001, MOST_SECONDS);
    if (stages.stream().mapToDouble(Stage::requests).sum() < 1) {
      throw refused("the stages have not one request; the rate must be more than 0 somewhere");
    }
    mix = Collections.unmodifiableMap(new TreeMap<>(mix)); // so that a seed means the same again
    if (mix.isEmpty()) {
      throw refused("mix needs at least one of " + Journeys.names());
    }
    mix.forEach(LoadPlan::weight);
    if (users < mix.size()) {
      throw refused(
          "users is %d, but the mix has %d journeys, and each needs a user"
              .formatted(users, mix.size()));
    }
    targets = List.copyOf(targets);
    inRange("the number of targets", targets.size(), 0, MOST_TARGETS);
    targets.forEach(LoadPlan::loopback);
  }

  private static void weight(String name, int weight) {
    Journeys.known(name);
    inRange("mix." + name, weight, 1, MOST_WEIGHT);
  }

  /** Nobody shall find that this program attacks another computer. */
  private static void loopback(URI target) {
    String words = "a target is http://host:port with a loopback address, not \"%s\"";
    if (!"http".equals(target.getScheme()) || target.getHost() == null || target.getPort() < 1) {
      throw refused(words.formatted(target));
    }
    try {
      if (!InetAddress.getByName(target.getHost()).isLoopbackAddress()) {
        throw refused(words.formatted(target));
      }
    } catch (UnknownHostException e) {
      throw refused(words.formatted(target));
    }
  }

  static void inRange(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw refused(
          "%s is %s to %s, not %s".formatted(name, shown(least), shown(most), shown(value)));
    }
  }

  static ProblemException refused(String words) {
    return new ProblemException(ProblemKind.BAD_REQUEST, words);
  }

  /** Without the fraction that a whole number has as a double. */
  static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : Double.toString(value);
  }

  /** The same with another seed. */
  public LoadPlan withSeed(long other) {
    return new LoadPlan(stages, users, mix, other, timeoutMs, targets);
  }

  /**
   * The same at another pace: every stage takes so many times as long, at the same rates.
   *
   * @param pace more than 0
   */
  public LoadPlan atPace(double pace) {
    return new LoadPlan(
        stages.stream()
            .map(stage -> new Stage(stage.from(), stage.to(), stage.seconds() * pace))
            .toList(),
        users,
        mix,
        seed,
        timeoutMs,
        targets);
  }

  /**
   * The same for so long that what follows is not the first: at a constant rate, at most that of
   * the plan.
   *
   * @param rate at most so many requests a second, but one at least
   * @param seconds how long
   */
  public LoadPlan warmUp(double rate, double seconds) {
    double most =
        stages.stream().mapToDouble(stage -> Math.max(stage.from(), stage.to())).max().orElse(rate);
    return new LoadPlan(
        List.of(Stage.constant(Math.max(1 / seconds, Math.min(rate, most)), seconds)),
        users,
        mix,
        seed,
        timeoutMs,
        targets);
  }

  /** How long it takes by the plan, in seconds. */
  public double seconds() {
    return stages.stream().mapToDouble(Stage::seconds).sum();
  }

  /** How many requests it has. */
  public long requests() {
    return (long) Math.floor(stages.stream().mapToDouble(Stage::requests).sum() + 1e-6);
  }

  /** What users can do: the names for {@code mix}. */
  public static List<String> journeys() {
    return Journeys.all();
  }

  /** Whether any of its users signs in. */
  public boolean signsIn() {
    return mix.keySet().stream().map(Journeys::get).anyMatch(Journey::signsIn);
  }

  /** In words: the rate, for how long, by how many users, and what they do. */
  public String words() {
    String rates =
        stages.stream()
            .map(stage ->
                stage.from() == stage.to()
                    ? "%s for %s s".formatted(shown(stage.to()), shown(stage.seconds()))
                    : "%s to %s within %s s"
                        .formatted(shown(stage.from()), shown(stage.to()), shown(stage.seconds())))
            .collect(Collectors.joining(", then "));
    String journeys =
        mix.entrySet().stream()
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "));
    return "%s requests a second by %d users (%s), seed %d".formatted(rates, users, journeys, seed);
  }

  /** How many users each journey has: by weight, one at least, together all of them. */
  Map<String, Integer> shares() {
    int weights = mix.values().stream().mapToInt(Integer::intValue).sum();
    Map<String, Integer> shares = new LinkedHashMap<>();
    int free = users - mix.size();
    int given = 0;
    int before = 0;
    for (Map.Entry<String, Integer> part : mix.entrySet()) {
      before += part.getValue();
      int upTo = (int) Math.round((double) free * before / weights);
      shares.put(part.getKey(), 1 + upTo - given);
      given = upTo;
    }
    return shares;
  }
}
