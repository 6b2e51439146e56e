package io.understudy.console.browser;

import java.net.URI;

/**
 * Why a page is not there.
 *
 * @param kind the sort of trouble
 * @param page the page that was asked for
 */
record LoadFailure(Kind kind, URI page) {

  /** The sorts of trouble that a person would meet differently. */
  enum Kind {
    REFUSED("browser.failure.refused"),
    UNKNOWN_HOST("browser.failure.unknown-host"),
    CUT_OFF("browser.failure.cut-off"),
    NOT_A_PAGE("browser.failure.not-a-page"),
    STOPPED("browser.failure.stopped");

    private final String textKey;

    Kind(String textKey) {
      this.textKey = textKey;
    }

    /** The key of the sentence that explains it. */
    String textKey() {
      return textKey;
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
