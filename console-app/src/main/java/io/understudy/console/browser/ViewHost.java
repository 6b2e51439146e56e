package io.understudy.console.browser;

import java.net.URI;
import java.util.Locale;

/**
 * The host name of a view. Cookies belong to a host and know no ports, so a name for each view is
 * what lets two of them hold two users; any browser on this machine resolves them too.
 */
enum ViewHost {
  ONE("one.localhost", "browser.view.one"),
  TWO("two.localhost", "browser.view.two");

  private final String host;
  private final String textKey;

  ViewHost(String host, String textKey) {
    this.host = host;
    this.textKey = textKey;
  }

  /** The key of what a screen reader calls the view. */
  String textKey() {
    return textKey;
  }

  /** The name itself. */
  String host() {
    return host;
  }

  /** Whether that name belongs to one of the views. */
  static boolean isOne(String name) {
    for (ViewHost one : values()) {
      if (one.host.equals(name.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** The same page under the name of this view. */
  URI of(URI page) {
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
