package io.understudy.rpc.client;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is to be called, and how patient the client is. Immutable; every value is checked.
 *
 * @param service the name of the service, {@code greeter} or {@code understudy.v1.Greeter}
 * @param text what is said, up to 2,000 characters
 * @param resolver who knows the servers: {@link #REGISTRY} or {@link #DNS}
 * @param deadlineMs after so many milliseconds the caller has an answer or an error, 10 to 60,000
 * @param attemptMs after so many milliseconds a server has not answered in time, 5 to 60,000
 * @param retries how often a call that failed is made again, 0 to 10
 * @param hedgeMs after so many milliseconds without an answer a second server is asked as well, 1
 *     to 60,000; 0 for never
 * @param primary the node that is to be called, all retries included; empty for all in turn
 * @param secondaries whom to call when all attempts have failed, by the names of nodes or as host
 *     and port; empty for the server that answered last
 */
public record CallSpec(
    String service,
    String text,
    String resolver,
    int deadlineMs,
    int attemptMs,
    int retries,
    int hedgeMs,
    String primary,
    List<String> secondaries) {
  /** Servers by the leases of the registry. */
  public static final String REGISTRY = "registry";

  /** Servers by the SRV records of the cluster's name server. */
  public static final String DNS = "dns";

  /** {@code Hello}, in two seconds at most, with three retries and without hedging. */
  public static final CallSpec DEFAULTS =
      new CallSpec("greeter", "Hello", REGISTRY, 2_000, 400, 3, 0, "", List.of());

  private static final Pattern ADDRESS = Pattern.compile("[\\w.-]{1,253}(:\\d{1,5})?");
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_MS = 60_000;
  private static final int MOST_RETRIES = 10;
  private static final int MOST_SECONDARIES = 8;

  /** Checks the values. */
  public CallSpec {
    service = Services.fullName(service == null ? "" : service);
    text = text == null ? "" : text;
    primary = primary == null ? "" : primary.strip();
    secondaries = secondaries == null ? List.of() : List.copyOf(secondaries);
    if (text.length() > LONGEST_TEXT) {
      throw refused(
          "text has %d characters, and %d are allowed".formatted(text.length(), LONGEST_TEXT));
    }
    if (!REGISTRY.equals(resolver) && !DNS.equals(resolver)) {
      throw refused("resolver is \"registry\" or \"dns\", not \"%s\"".formatted(resolver));
    }
    inRange("deadlineMs", deadlineMs, 10, LONGEST_MS);
    inRange("attemptMs", attemptMs, 5, LONGEST_MS);
    inRange("retries", retries, 0, MOST_RETRIES);
    inRange("hedgeMs", hedgeMs, 0, LONGEST_MS);
    if (secondaries.size() > MOST_SECONDARIES) {
      throw refused(
          "secondaries are %d at most, not %d".formatted(MOST_SECONDARIES, secondaries.size()));
    }
    secondaries.forEach(CallSpec::address);
    if (!primary.isEmpty()) {
      address(primary);
    }
  }

  private static void address(String name) {
    if (!ADDRESS.matcher(name).matches()) {
      throw refused("a server is the name of a node, or host and port, not \"%s\"".formatted(name));
    }
  }

  private static void inRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw refused("%s is %d to %d, not %d".formatted(name, least, most, value));
    }
  }

  private static ProblemException refused(String words) {
    return new ProblemException(ProblemKind.BAD_REQUEST, words);
  }

  /** The same with another text. */
  public CallSpec withText(String other) {
    return new CallSpec(
        service, other, resolver, deadlineMs, attemptMs, retries, hedgeMs, primary, secondaries);
  }

  /** The same with another resolver. */
  public CallSpec withResolver(String other) {
    return new CallSpec(
        service, text, other, deadlineMs, attemptMs, retries, hedgeMs, primary, secondaries);
  }

  /** The same with other times and another number of retries. */
  public CallSpec withPatience(int deadline, int attempt, int again, int hedge) {
    return new CallSpec(
        service, text, resolver, deadline, attempt, again, hedge, primary, secondaries);
  }

  /** The same with another primary and other secondaries. */
  public CallSpec withServers(String first, List<String> then) {
    return new CallSpec(
        service, text, resolver, deadlineMs, attemptMs, retries, hedgeMs, first, then);
  }
}
