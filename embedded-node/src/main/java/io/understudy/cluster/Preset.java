package io.understudy.cluster;

import io.understudy.balancer.BalancerSettings;
import io.understudy.http.Json;
import io.understudy.http.RecordPatch;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.supervisor.RestartPolicy;
import io.understudy.supervisor.RestartRules;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A shape that a cluster can take, with a page to begin with and what to try on it. Its JSON is
 * what stands in the files of {@code assets/presets} and of the folder {@code presets} in the data
 * folder; what a file leaves out is as in {@link #BLANK}. Immutable. Values out of range are
 * refused with a {@link ProblemException} of kind {@link ProblemKind#BAD_REQUEST} that names them
 * and what is allowed.
 *
 * @param name how it is called in commands: letters, digits and hyphens, at most 40
 * @param en its words in English
 * @param pt its words in Brazilian Portuguese; empty words are shown in English
 * @param cluster how many of what
 * @param balancer how requests are spread
 * @param window where a person begins
 */
public record Preset(
    String name, Words en, Words pt, Shape cluster, BalancerSettings balancer, Opening window) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final int LONGEST = 400;
  private static final int MOST_STEPS = 12;

  /** Three nodes behind one balancer, by the default settings, without words. */
  public static final Preset BLANK =
      new Preset(
          "blank",
          Words.NONE,
          Words.NONE,
          Shape.DEFAULTS,
          BalancerSettings.DEFAULTS,
          Opening.DEFAULTS);

  /**
   * What a person reads.
   *
   * @param title a few words
   * @param summary a sentence or two
   * @param steps what to try, in order
   */
  public record Words(String title, String summary, List<String> steps) {
    /** No words. */
    public static final Words NONE = new Words("", "", List.of());

    /** Checks the lengths. */
    public Words {
      steps = List.copyOf(steps);
      within("title", title);
      within("summary", summary);
      if (steps.size() > MOST_STEPS) {
        throw refused("\"steps\" are at most %d, not %d".formatted(MOST_STEPS, steps.size()));
      }
      steps.forEach(step -> within("steps", step));
    }

    private static void within(String key, String text) {
      if (text.length() > LONGEST) {
        throw refused(
            "\"%s\" has at most %d characters, not %d".formatted(key, LONGEST, text.length()));
      }
    }
  }

  /**
   * How many of what.
   *
   * @param nodes how many nodes, 0 to {@link ClusterSettings#MAX_NODES}
   * @param nodePort the port of the first node, the others follow; 0 for random ports
   * @param staggerMs how long to wait between the starts of two nodes, 0 to 5,000 milliseconds
   * @param frontends how many balancers, 1 to {@link ClusterSettings#MAX_FRONTENDS}
   * @param restart the restart policy of its nodes: {@code never}, {@code on-crash}, {@code always}
   */
  public record Shape(int nodes, int nodePort, int staggerMs, int frontends, String restart) {
    /** Three nodes on the default ports, one balancer. */
    public static final Shape DEFAULTS = new Shape(3, 3001, 0, 1, RestartRules.DEFAULTS.restart());

    /** Checks the ranges. */
    public Shape {
      range("cluster.nodes", nodes, 0, ClusterSettings.MAX_NODES);
      range("cluster.nodePort", nodePort, 0, ClusterSettings.Port.HIGHEST);
      range("cluster.staggerMs", staggerMs, 0, 5_000);
      range("cluster.frontends", frontends, 1, ClusterSettings.MAX_FRONTENDS);
      if (nodePort > 0 && nodePort + nodes - 1 > ClusterSettings.Port.HIGHEST) {
        throw refused(
            "\"cluster.nodePort\" leaves no room for %d nodes: ports end at %d"
                .formatted(nodes, ClusterSettings.Port.HIGHEST));
      }
      if (RestartPolicy.ofCode(restart).isEmpty()) {
        throw refused(
            "\"cluster.restart\" is one of %s, not \"%s\""
                .formatted(RestartPolicy.codes(), restart));
      }
    }

    private static void range(String key, int value, int low, int high) {
      if (value < low || value > high) {
        throw refused("\"%s\" is %d to %d, not %d".formatted(key, low, high, value));
      }
    }
  }

  /**
   * Where a person begins.
   *
   * @param page the path of the page to open
   * @param at whose page it is: {@code balancer}, {@code node} for the first node under its own
   *     name, or {@code name} for the balancers under their common name
   * @param views how many session views: 1, or 2 for two users
   * @param place what else the window shows: {@code none}, {@code dns} or {@code calls}
   */
  public record Opening(String page, String at, int views, String place) {
    private static final List<String> PLACES_OF_PAGES = List.of("balancer", "node", "name");
    private static final List<String> PLACES = List.of("none", "dns", "calls");
    private static final Pattern PATH = Pattern.compile("/([\\w.-][\\w./-]{0,100})?");

    /** The start page of the balancer, in one view. */
    public static final Opening DEFAULTS = new Opening("/", "balancer", 1, "none");

    /** Checks the values. */
    public Opening {
      if (!PATH.matcher(page).matches()) {
        throw refused("\"window.page\" is a path such as /chat, not \"%s\"".formatted(page));
      }
      oneOf("window.at", at, PLACES_OF_PAGES);
      oneOf("window.place", place, PLACES);
      if (views < 1 || views > 2) {
        throw refused("\"window.views\" is 1 or 2, not " + views);
      }
    }

    private static void oneOf(String key, String value, List<String> allowed) {
      if (!allowed.contains(value)) {
        throw refused("\"%s\" is one of %s, not \"%s\"".formatted(key, allowed, value));
      }
    }
  }

  /** Checks the name. */
  public Preset {
    if (!isName(name)) {
      throw refused(
          ("\"name\" is a word of small letters, digits and hyphens with at most 40 characters,"
                  + " not \"%s\"")
              .formatted(name));
    }
  }

  /** Whether a text can be the name of a preset. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Reads what stands in a file.
   *
   * @param name how it is called unless it says so itself
   * @param json the bytes of the file
   * @throws ProblemException if a key is unknown or a value is not possible, naming it and what is
   *     allowed
   */
  public static Preset read(String name, byte[] json) {
    Preset blank = BLANK.named(name);
    return RecordPatch.apply(blank, Json.object(json, "It"));
  }

  /** The same under another name. */
  public Preset named(String other) {
    return new Preset(other, en, pt, cluster, balancer, window);
  }

  /** The same with another beginning. */
  public Preset withWindow(Opening other) {
    return new Preset(name, en, pt, cluster, balancer, other);
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ProblemKind.BAD_REQUEST, detail);
  }
}
