package openloop;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * What to do, as given on the command line.
 *
 * @param url what to ask for, over plain HTTP
 * @param rate requests per second
 * @param warmup seconds at that rate before anything counts
 * @param seconds seconds that count
 * @param timeout seconds from the intended start until a request is given up
 * @param patience seconds at that rate after those that count, while the failed node is awaited
 * @param control the control API, or null if nothing shall fail
 * @param node the node that fails, as its answers name it
 * @param fail the call that makes it fail, {@code METHOD path [body]}
 * @param failAt seconds into those that count
 * @param restore the call that ends the failure
 * @param restoreAt seconds into those that count
 */
record Options(
    URI url,
    int rate,
    double warmup,
    double seconds,
    double timeout,
    double patience,
    URI control,
    String node,
    String fail,
    double failAt,
    String restore,
    double restoreAt) {

  static final String USAGE =
      """
      usage: java openloop/OpenLoop.java --url http://127.0.0.1:8080/status
        [--rate 2000] [--warmup 2] [--seconds 15] [--timeout 10] [--patience 15]
        [--control http://127.0.0.1:7070/api/v1/ --node node-2
         --fail 'POST nodes/node-2/kill' --fail-at 5
         --restore 'POST nodes/node-2/revive' --restore-at 10]
      The class path needs HdrHistogram; UNDERSTUDY_TOKEN is the token of the control API.""";

  /** Reads {@code --name value} pairs; says in words what is wrong with them. */
  static Options parse(String[] args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--") || i + 1 == args.length) {
        throw new IllegalArgumentException("not an option with a value: " + args[i]);
      }
      given.put(args[i].substring(2), args[i + 1]);
    }
    String control = given.remove("control");
    Options options =
        new Options(
            URI.create(need(given, "url")),
            (int) number(given, "rate", 2_000),
            number(given, "warmup", 2),
            number(given, "seconds", 15),
            number(given, "timeout", 10),
            number(given, "patience", 15),
            control == null ? null : URI.create(control),
            control == null ? "" : need(given, "node"),
            control == null ? "" : need(given, "fail"),
            number(given, "fail-at", 5),
            control == null ? "" : need(given, "restore"),
            number(given, "restore-at", 10));
    if (!given.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + given.keySet());
    }
    if (!"http".equals(options.url.getScheme()) || options.url.getPort() < 1) {
      throw new IllegalArgumentException("--url wants http://HOST:PORT/PATH, not " + options.url);
    }
    if (options.rate < 1) {
      throw new IllegalArgumentException("--rate wants at least 1 a second");
    }
    return options;
  }

  private static String need(Map<String, String> given, String name) {
    String value = given.remove(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  private static double number(Map<String, String> given, String name, double otherwise) {
    String value = given.remove(name);
    try {
      return value == null ? otherwise : Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " wants a number, not " + value, e);
    }
  }
}
