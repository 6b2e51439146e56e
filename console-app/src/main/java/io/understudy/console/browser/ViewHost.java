package io.understudy.console.browser;

import java.net.URI;
import java.util.Locale;

/**
 * The names under which a view sees the cluster. Cookies belong to a domain and know no ports, so a
 * branch of names for each view is what lets two of them hold two users: {@code
 * www.one.cluster.test} beside {@code www.two.cluster.test}, or {@code one.localhost} where no zone
 * is answered.
 */
enum ViewHost {
  ONE("one", "browser.view.one"),
  TWO("two", "browser.view.two");

  private static final String LOCALHOST = ".localhost";

  private final String label;
  private final String textKey;

  ViewHost(String label, String textKey) {
    this.label = label;
    this.textKey = textKey;
  }

  /** The key of what a screen reader calls the view. */
  String textKey() {
    return textKey;
  }

  /** Its name for the cluster as a whole; the zone is empty if there is none. */
  String host(String zone) {
    return zone.isEmpty() ? label + LOCALHOST : "www." + label + "." + zone;
  }

  /** Its name for this computer, where other ports than the frontends' are. */
  String here(String zone) {
    return zone.isEmpty() ? label + LOCALHOST : "localhost." + label + "." + zone;
  }

  /** Whether a name belongs to a view that has no zone. */
  static boolean isOne(String name) {
    for (ViewHost one : values()) {
      if (name.equalsIgnoreCase(one.label + LOCALHOST)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name lies in the zone, in whatever branch. */
  static boolean isIn(String zone, String name) {
    return !zone.isEmpty() && name.toLowerCase(Locale.ROOT).endsWith("." + zone);
  }

  /** The same page under a name of this view. */
  URI of(URI page, String zone) {
    return with(page, isIn(zone, page.getHost()) ? mine(page.getHost(), zone) : host(zone));
  }

  /** The name in the branch of this view: that of another view is left out. */
  private String mine(String name, String zone) {
    String rest = name.toLowerCase(Locale.ROOT);
    rest = rest.substring(0, rest.length() - zone.length() - 1);
    for (ViewHost one : values()) {
      if (rest.endsWith("." + one.label)) {
        rest = rest.substring(0, rest.length() - one.label.length() - 1);
        break;
      }
    }
    return rest + "." + label + "." + zone;
  }

  /** The same page under another name. */
  static URI with(URI page, String host) {
    StringBuilder text = new StringBuilder(page.getScheme()).append("://").append(host);
    if (page.getPort() >= 0) {
      text.append(':').append(page.getPort());
    }
    String path = page.getRawPath();
    text.append(path == null || path.isEmpty() ? "/" : path);
    if (page.getRawQuery() != null) {
      text.append('?').append(page.getRawQuery());
    }
    if (page.getRawFragment() != null) {
      text.append('#').append(page.getRawFragment());
    }
    return URI.create(text.toString());
  }
}
