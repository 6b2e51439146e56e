package io.understudy.web;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Every page a node serves. Adding one takes a template and a line here. */
public enum Page {
  /** The start page: who served it, by which path, and what to try. */
  HOME,
  /**
   * The sign-in form. {@code next} is where it leads afterwards; {@code error} is {@code wrong},
   * {@code missing} or {@code blocked}.
   */
  LOGIN("error", "seconds", "username", "signedOut", "next"),
  /** The chat; its script does the rest. */
  CHAT,
  /** Who is signed in, since when, and which node says so. */
  PROFILE("name", "loginAt", "host"),
  /**
   * The numbers that were inserted, and a form for more. A row is {@code rowId}, {@code rowNumber},
   * {@code rowUser} and {@code rowAt}; {@code older} and {@code newer} are where other pages begin.
   */
  MEGA(
      "count",
      "rows",
      "rowId",
      "rowNumber",
      "rowUser",
      "rowAt",
      "from",
      "to",
      "older",
      "newer",
      "live",
      "last",
      "size",
      "typed",
      "refused",
      "inserted",
      "insertedFirst",
      "insertedLast"),
  /**
   * What went wrong. {@code code} is the public name of a problem kind and translates the title.
   */
  PROBLEM("status", "code", "title", "detail");

  @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable set.
  private final Set<String> valueNames;

  Page(String... own) {
    Set<String> names =
        new TreeSet<>(
            Set.of("node", "frontend", "signedIn", "user", "session", "siteName", "siteAddress"));
    names.addAll(Set.of(own));
    this.valueNames = Collections.unmodifiableSet(names);
  }

  /** The names of the values that its template may be given; none of them has to be. */
  Set<String> valueNames() {
    return valueNames;
  }

  /** The name of its template. */
  String template() {
    return name().toLowerCase(Locale.ROOT);
  }
}
