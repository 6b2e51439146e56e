package io.understudy.console.browser;

import io.understudy.console.browser.Destination.Inside;
import io.understudy.console.browser.Destination.Outside;
import io.understudy.console.browser.Destination.Reason;
import io.understudy.console.browser.Destination.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads what somebody typed into the address bar, or where a link leads. Never looks up a name.
 *
 * @param host the name of the view
 * @param frontend where the balancer listens
 * @param zone the zone whose names lead here; empty for none
 */
record Addresses(ViewHost host, URI frontend, String zone) {
  private static final String HTTP = "http://";
  private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):(?!\\d).*");
  private static final Pattern NAME_OR_PATH = Pattern.compile("[\\w-]+(/.*|\\?.*)?");
  private static final Pattern UNWISE = Pattern.compile("[ \"<>\\\\^`{|}\\[\\]]");
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  /** The first page of this view. */
  URI home() {
    return host.of(frontend, zone);
  }

  /**
   * The address of a page for browsers that do not ask our name server.
   *
   * @param address where its name led to; may be empty
   */
  URI forOthers(URI page, String address) {
    return ViewHost.isIn(zone, page.getHost())
        ? ViewHost.with(page, address.isEmpty() ? frontend.getHost() : address)
        : page;
  }

  /** Where the typed text leads; a bare word or path is a page of the frontend. */
  Destination read(String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      return new Refused(Reason.EMPTY, "");
    }
    return where(complete(text));
  }

  /** An address as short as {@link #read} understands it, so that a narrow field shows the port. */
  static String shown(URI page) {
    String text = page.toString();
    if (!text.startsWith(HTTP)) {
      return text;
    }
    return text.substring(HTTP.length()).replaceFirst("^([^/?#]+)/$", "$1");
  }

  /** Where a complete address leads; lenient with characters that browsers tolerate. */
  Destination where(String address) {
    try {
      return of(new URI(address));
    } catch (URISyntaxException broken) {
      try {
        return of(new URI(escaped(address)));
      } catch (URISyntaxException stillBroken) {
        return new Refused(Reason.MALFORMED, address);
      }
    }
  }

  private Destination of(URI page) {
    String scheme = page.getScheme() == null ? "" : page.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return new Refused(Reason.SCHEME, scheme);
    }
    if (page.getRawUserInfo() != null) {
      return new Refused(Reason.CREDENTIALS, page.getHost());
    }
    if (page.getHost() == null) {
      return new Refused(Reason.MALFORMED, page.toString());
    }
    if (page.getPort() == 0 || page.getPort() > 65_535) {
      return new Refused(Reason.PORT, Integer.toString(page.getPort()));
    }
    if (!isHere(page.getHost())) {
      return new Outside(page);
    }
    return new Inside(belongsToView(page) ? host.of(page, zone) : page);
  }

  private String complete(String text) {
    if (text.startsWith("/") || text.startsWith("?")) {
      String path = text.startsWith("?") ? "/" + text : text;
      return HTTP + host.host(zone) + portOf(frontend) + path;
    }
    if (text.startsWith(":")) {
      return HTTP + host.here(zone) + text;
    }
    if (SCHEME.matcher(text).matches()) {
      return text;
    }
    boolean path = NAME_OR_PATH.matcher(text).matches() && !text.matches("localhost([/?].*)?");
    return path ? HTTP + host.host(zone) + portOf(frontend) + "/" + text : HTTP + text;
  }

  /** Addresses of the frontend, and those of the other view, keep to the cookies of this view. */
  private boolean belongsToView(URI page) {
    return ViewHost.isIn(zone, page.getHost())
        || ViewHost.isOne(page.getHost())
        || (page.getScheme().equalsIgnoreCase(frontend.getScheme())
            && page.getPort() == frontend.getPort());
  }

  private static String escaped(String address) {
    return UNWISE
        .matcher(address)
        .replaceAll(found -> String.format(Locale.ROOT, "%%%02X", (int) found.group().charAt(0)));
  }

  private static String portOf(URI address) {
    return address.getPort() < 0 ? "" : ":" + address.getPort();
  }

  private boolean isHere(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("localhost")
        || lower.endsWith(".localhost")
        || ViewHost.isIn(zone, lower)
        || lower.equals("[::1]")
        || LOOPBACK_V4.matcher(lower).matches();
  }
}
