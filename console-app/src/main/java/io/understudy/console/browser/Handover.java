package io.understudy.console.browser;

import java.util.Optional;

/**
 * What changed between two pages of one view: another node, another user, or both.
 *
 * @param kind what changed
 * @param from the node before
 * @param to the node now
 * @param user the user it is about; of the page before when nobody is signed in any more
 */
record Handover(Kind kind, String from, String to, String user) {

  /** What changed. */
  enum Kind {
    STILL_SIGNED_IN("browser.change.still-signed-in"),
    MOVED("browser.change.moved"),
    SIGNED_IN("browser.change.signed-in"),
    SIGNED_OUT("browser.change.signed-out"),
    OTHER_USER("browser.change.other-user");

    private final String textKey;

    Kind(String textKey) {
      this.textKey = textKey;
    }

    /** The key of the sentence; it gets the nodes and the user. */
    String textKey() {
      return textKey;
    }
  }

  /** What changed from one page of a node to the next; empty when nothing did. */
  static Optional<Handover> between(PageFacts before, PageFacts now) {
    if (!before.fromNode() || !now.fromNode()) {
      return Optional.empty();
    }
    boolean moved = !before.node().equals(now.node());
    if (before.user().equals(now.user())) {
      Kind kind = now.signedIn() ? Kind.STILL_SIGNED_IN : Kind.MOVED;
      return moved ? Optional.of(of(kind, before, now, now.user())) : Optional.empty();
    }
    if (!now.signedIn()) {
      return Optional.of(of(Kind.SIGNED_OUT, before, now, before.user()));
    }
    Kind kind = before.signedIn() ? Kind.OTHER_USER : Kind.SIGNED_IN;
    return Optional.of(of(kind, before, now, now.user()));
  }

  /** Whether it shows what the program is for: the node changed and the session lived on. */
  boolean survived() {
    return kind == Kind.STILL_SIGNED_IN;
  }

  private static Handover of(Kind kind, PageFacts before, PageFacts now, String user) {
    return new Handover(kind, before.node(), now.node(), user);
  }
}
