package io.understudy.cluster;

import io.understudy.balancer.BalancerSettings;
import io.understudy.cluster.Preset.Shape;
import io.understudy.http.Json;
import io.understudy.http.RecordPatch;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that makes one's own cluster: its shape, how requests are spread, what is made to go
 * wrong, and what the window had open. Its JSON is what stands in a file {@code NAME.understudy};
 * what a file leaves out is as in {@link #BLANK}, only the format has to be there. Immutable.
 * Values out of range are refused with a {@link ProblemException} of kind {@link
 * ProblemKind#BAD_REQUEST} that names them and what is allowed.
 *
 * @param format the version of the format, {@link #FORMAT}
 * @param preset the preset from which it was made; there need not be one of that name
 * @param cluster how many of what
 * @param balancer how requests are spread
 * @param faults what is made to go wrong, with nodes that there are
 * @param window what the window had open
 */
public record Project(
    int format,
    String preset,
    Shape cluster,
    BalancerSettings balancer,
    List<ProjectFault> faults,
    Open window) {
  /** The version that is written, and the newest that is understood. */
  public static final int FORMAT = 1;

  /** Five types of faults, one of them twice, on each of the nodes. */
  private static final int MOST_FAULTS = 6 * ClusterSettings.MAX_NODES;

  private static final String FAULTS = "faults";
  private static final String VERSION = "format";

  /** The usual cluster, with nothing wrong and nothing open. */
  public static final Project BLANK =
      new Project(
          FORMAT,
          Preset.BLANK.name(),
          Shape.DEFAULTS,
          BalancerSettings.DEFAULTS,
          List.of(),
          Open.NOTHING);

  /**
   * What the window had open. The window alone knows what it means; the engine keeps it.
   *
   * @param place a place of the window, at most 40 characters; empty for none
   * @param addresses what its session views showed, at most 4 of 2,000 characters
   */
  public record Open(String place, List<String> addresses) {
    /** Nothing. */
    public static final Open NOTHING = new Open("", List.of());

    private static final int MOST_ADDRESSES = 4;
    private static final int LONGEST_PLACE = 40;
    private static final int LONGEST_ADDRESS = 2_000;

    /** Checks the lengths. */
    public Open {
      addresses = List.copyOf(addresses);
      within("window.place", place, LONGEST_PLACE);
      if (addresses.size() > MOST_ADDRESSES) {
        throw refused(
            "\"window.addresses\" are at most %d, not %d"
                .formatted(MOST_ADDRESSES, addresses.size()));
      }
      addresses.forEach(address -> within("window.addresses", address, LONGEST_ADDRESS));
    }

    private static void within(String key, String text, int most) {
      if (text.length() > most) {
        throw refused(
            "\"%s\" has at most %d characters, not %d".formatted(key, most, text.length()));
      }
      if (text.chars().anyMatch(Character::isISOControl)) {
        throw refused("\"%s\" is one line without control characters".formatted(key));
      }
    }
  }

  /** Checks the values. */
  public Project {
    faults = List.copyOf(faults);
    checkFormat(format);
    if (!Preset.isName(preset)) {
      throw refused(
          "\"preset\" is the name of a preset, of small letters, digits and hyphens with at most 40"
              + " characters, not \"%s\"".formatted(preset));
    }
    if (faults.size() > MOST_FAULTS) {
      throw refused("\"faults\" are at most %d, not %d".formatted(MOST_FAULTS, faults.size()));
    }
    for (ProjectFault fault : faults) {
      if (fault.number() > cluster.nodes()) {
        throw refused(
            "\"faults\" names %s, but \"cluster.nodes\" is %d"
                .formatted(fault.node(), cluster.nodes()));
      }
    }
  }

  /**
   * Reads what stands in a file.
   *
   * @param json its bytes
   * @throws ProblemException if it is not one JSON object, has a key twice, an unknown one or none
   *     for the format, or a value that is not possible; it names the key and what is allowed
   */
  public static Project read(byte[] json) {
    return read(Json.object(json, "It"));
  }

  /**
   * The same with the members of the object.
   *
   * @throws ProblemException as above
   */
  public static Project read(Map<String, ?> given) {
    Map<String, Object> rest = new LinkedHashMap<>(given);
    // First the format: what a newer one may say besides is nothing to complain about.
    checkFormat(rest.remove(VERSION));
    Object faults = rest.remove(FAULTS);
    Project read = RecordPatch.apply(BLANK.withBalancer(base(given)), rest);
    return given.containsKey(FAULTS) ? read.withFaults(ProjectFault.read(faults)) : read;
  }

  /** Routes of a project are all that there are: the usual ones are not added to them. */
  private static BalancerSettings base(Map<String, ?> given) {
    boolean own =
        given.get("balancer") instanceof Map<?, ?> balancer
            && balancer.get("timeouts") instanceof Map<?, ?> timeouts
            && timeouts.containsKey("routes");
    return own ? BLANK.balancer.withoutRoutes() : BLANK.balancer;
  }

  private Project withBalancer(BalancerSettings other) {
    return new Project(format, preset, cluster, other, faults, window);
  }

  private Project withFaults(List<ProjectFault> others) {
    return new Project(format, preset, cluster, balancer, others, window);
  }

  /** The same with something else in the window. */
  public Project withWindow(Open other) {
    return new Project(format, preset, cluster, balancer, faults, other);
  }

  /** The cluster of this project as a preset, with the words of the preset it was made from. */
  public Preset shape(PresetFiles files) {
    return Presets.based(files, preset, cluster, balancer);
  }

  private static void checkFormat(Object format) {
    if (format == null) {
      throw refused(
          "it has no \"format\", so it is no project; the first key is \"format\": " + FORMAT);
    }
    if (!(format instanceof Integer number) || number < 1) {
      throw refused("\"format\" is a whole number from 1 to %d, not %s".formatted(FORMAT, format));
    }
    if (number > FORMAT) {
      throw refused(
          "it was written by a newer Understudy (format %d, and this one reads up to %d): update to"
                  .formatted(number, FORMAT)
              + " open it");
    }
  }

  static ProblemException refused(String detail) {
    return new ProblemException(ProblemKind.BAD_REQUEST, detail);
  }
}
