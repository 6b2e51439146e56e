package io.understudy.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Models that the tests of this package share. */
final class Samples {
  static final List<Locale> ENGLISH = List.of(Locale.ENGLISH);
  static final List<Locale> PORTUGUESE = List.of(Locale.forLanguageTag("pt-BR"));

  private Samples() {}

  /** What every page is given at least: reached directly, nobody signed in. */
  static Map<String, Object> minimal() {
    return Map.of("node", "node-2", "signedIn", false);
  }

  /** A profile page with everything on it. */
  static Map<String, Object> profile() {
    return Map.of(
        "node", "node-2",
        "frontend", "frontend-1",
        "signedIn", true,
        "user", "alice",
        "session", "4f2a-91c7",
        "name", "alice",
        "loginAt", Instant.parse("2026-11-21T14:03:12Z"),
        "host", "node-2");
  }
}
