package io.understudy.web;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of the cluster's zone under which a browser asked for a page.
 *
 * @param name in lower case, without port, for example {@code server1.cluster.test}
 */
record SiteName(String name) {
  /**
   * The name in a {@code Host} header, if it lies in the zone.
   *
   * @param host the header; may be null
   * @param zone the name of the zone, in lower case
   */
  static Optional<SiteName> of(String host, String zone) {
    if (host == null) {
      return Optional.empty();
    }
    String name = host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    return name.endsWith("." + zone) ? Optional.of(new SiteName(name)) : Optional.empty();
  }

  /**
   * To whom a session cookie belongs: all servers beside this one, so that whoever moves from
   * {@code server1.cluster.test} to {@code server2.cluster.test} stays signed in. Names of another
   * branch, such as {@code server1.two.cluster.test}, have a cookie of their own.
   *
   * @return empty if no browser would take it, as for a domain without a dot
   */
  Optional<String> cookieDomain() {
    String domain = name.substring(name.indexOf('.') + 1);
    return domain.contains(".") ? Optional.of(domain) : Optional.empty();
  }
}
