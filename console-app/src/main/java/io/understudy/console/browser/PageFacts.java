package io.understudy.console.browser;

import java.util.List;

/**
 * What a page says about itself in its {@code <meta name="understudy-…">} elements.
 *
 * @param node who served it; empty when it came from no node
 * @param frontend through which frontend it came; may be empty
 * @param session the public id of its session; empty without one
 * @param user who is signed in; empty for nobody
 * @param address where the name of the page led to, by DNS; may be empty
 */
record PageFacts(String node, String frontend, String session, String user, String address) {
  /** A page that says nothing. */
  static final PageFacts NONE = new PageFacts("", "", "", "", "");

  /** Asks the page; one line for each fact, in the order of the components. */
  static final String SCRIPT =
      """
      ['node', 'frontend', 'session', 'user', 'address'].map(function (fact) {
        var meta = document.querySelector('meta[name="understudy-' + fact + '"]');
        return meta ? meta.content.replace(/\\s+/g, ' ') : '';
      }).join('\\n')\
      """;

  private static final int LONGEST = 48;

  /** Reads the answer of {@link #SCRIPT}; anything else is a page that says nothing. */
  static PageFacts read(Object answer) {
    if (!(answer instanceof String text)) {
      return NONE;
    }
    List<String> facts = text.lines().map(PageFacts::shortened).toList();
    return new PageFacts(
        fact(facts, 0), fact(facts, 1), fact(facts, 2), fact(facts, 3), fact(facts, 4));
  }

  /** Whether a node made this page. */
  boolean fromNode() {
    return !node.isEmpty();
  }

  /** Whether somebody is signed in. */
  boolean signedIn() {
    return !user.isEmpty();
  }

  /** Enough of the session's id to tell it from another. */
  String shortSession() {
    return session.length() > 7 ? session.substring(0, 6) + "…" : session;
  }

  private static String fact(List<String> facts, int index) {
    return index < facts.size() ? facts.get(index) : "";
  }

  private static String shortened(String fact) {
    String text = fact.strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }
}
