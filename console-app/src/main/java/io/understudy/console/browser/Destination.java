package io.understudy.console.browser;

import java.net.URI;

/** Where an address leads, once read. */
sealed interface Destination {

  /** A page for the embedded view. */
  record Inside(URI page) implements Destination {}

  /** A page of the wide world, for the system browser. */
  record Outside(URI page) implements Destination {}

  /**
   * Nothing one can go to.
   *
   * @param reason why not
   * @param detail the part of the address the reason is about; may be empty
   */
  record Refused(Reason reason, String detail) implements Destination {}

  /** Why an address is refused. */
  enum Reason {
    EMPTY("browser.refused.empty"),
    MALFORMED("browser.refused.malformed"),
    SCHEME("browser.refused.scheme"),
    CREDENTIALS("browser.refused.credentials"),
    PORT("browser.refused.port");

    private final String textKey;

    Reason(String textKey) {
      this.textKey = textKey;
    }

    /** The key of the sentence that says so. */
    String textKey() {
      return textKey;
    }
  }
}
