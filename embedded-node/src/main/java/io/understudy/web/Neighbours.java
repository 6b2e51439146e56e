package io.understudy.web;

import io.understudy.http.Exchange;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The other nodes, as the browser that asks this one can reach them: under names of the zone if it
 * came by one, otherwise under the same loopback name. A browser counts all of them as one site, so
 * cookies and the name of its window go with it from one to the next.
 *
 * @param host the name that the browser asked for, in lower case, without port
 * @param parent what is common to the names of the nodes; null for a loopback name
 */
record Neighbours(String host, String parent) {
  private static final Pattern NAME_AND_PORT = Pattern.compile("([^:]+|\\[[^]]*])(:\\d{1,5})?");
  private static final Pattern ORIGIN = Pattern.compile("https?://([^/]+)");
  private static final Pattern LOOPBACK =
      Pattern.compile("([a-z0-9-]+\\.)*localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  private static final Pattern LABELS = Pattern.compile("([a-z0-9-]+\\.)+[a-z0-9-]+");
  private static final Pattern NODE = Pattern.compile("node-(\\d+)");

  /**
   * Those of a request.
   *
   * @param zone the DNS zone of the cluster, in lower case
   * @return empty if its {@code Host} is neither loopback nor in the zone
   */
  static Optional<Neighbours> of(Exchange exchange, String zone) {
    return of(exchange.header("Host"), zone);
  }

  /** The same for the value of a {@code Host} header, which may be null. */
  static Optional<Neighbours> of(String header, String zone) {
    Matcher parts = NAME_AND_PORT.matcher(header == null ? "" : header.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String host = parts.group(1);
    if (LOOPBACK.matcher(host).matches()) {
      return Optional.of(new Neighbours(host, null));
    }
    return host.endsWith("." + zone) && LABELS.matcher(host).matches()
        ? Optional.of(new Neighbours(host, host.substring(host.indexOf('.') + 1)))
        : Optional.empty();
  }

  /** Whether a page of that origin may know how this node is: it is loopback or in the zone. */
  static boolean isNear(String origin, String zone) {
    Matcher parts = ORIGIN.matcher(origin == null ? "" : origin);
    return parts.matches() && of(parts.group(1), zone).isPresent();
  }

  /**
   * Where the browser finds a node.
   *
   * @param node its name
   * @param uri where it listens
   */
  String url(String node, URI uri) {
    if (parent == null) {
      return "http://%s:%d".formatted(host, uri.getPort());
    }
    Matcher number = NODE.matcher(node);
    String name = number.matches() ? "server" + number.group(1) : node;
    return "http://%s.%s:%d".formatted(name, parent, uri.getPort());
  }

  /** What a page may connect to, as a source of a Content-Security-Policy. */
  String source() {
    return "http://%s:*".formatted(parent == null ? host : "*." + parent);
  }
}
