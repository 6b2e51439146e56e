package io.understudy.console.browser;

import java.net.URI;
import java.util.Locale;

/**
 * Why a page is not there.
 *
 * @param kind the sort of trouble
 * @param page the page that was asked for
 */
record LoadFailure(Kind kind, URI page) {

  /** The sorts of trouble that a person would meet differently. */
  enum Kind {
    REFUSED,
    UNKNOWN_HOST,
    CUT_OFF,
    NOT_A_PAGE,
    STOPPED;

    /** The key of the sentence that explains it. */
    String textKey() {
      return "browser.failure." + name().toLowerCase(Locale.ROOT);
    }

    /** The kind behind a message of WebKit, which has no codes to offer. */
    static Kind of(Throwable error) {
      String message = error == null ? "" : String.valueOf(error.getMessage());
      if (message.contains("refused")) {
        return REFUSED;
      }
      return message.contains("Unknown host") ? UNKNOWN_HOST : CUT_OFF;
    }
  }
}
