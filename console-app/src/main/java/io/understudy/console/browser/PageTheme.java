package io.understudy.console.browser;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.scene.paint.Color;
import javafx.scene.web.WebEngine;
import javafx.scene.web.WebView;

/**
 * Makes pages follow the theme of the console. WebView lets nobody in before a document is parsed,
 * by then its first light paint may be on the screen. So a style sheet of the user hides every page
 * that has no theme yet, and the colour behind it is that of the console.
 */
final class PageTheme {
  private static final Color DARK = Color.web("#0d1117");
  private static final Color LIGHT = Color.web("#ffffff");

  // The animation ends: frames, and pages that take long to parse, show without a theme then.
  private static final String HIDE_UNTHEMED =
      """
      @keyframes understudy-wait { from, to { visibility: hidden } }
      html:not([data-theme]) {
        background: transparent !important;
        animation: understudy-wait 600ms;
      }
      html[data-plain][data-theme=dark] { color: #e6edf3 }
      html[data-plain][data-theme=dark] * { color: inherit }
      """;

  private PageTheme() {}

  /** Prepares a new view. */
  static void prepare(WebView view, boolean dark) {
    view.getEngine()
        .setUserStyleSheetLocation(
            "data:text/css;base64,"
                + Base64.getEncoder()
                    .encodeToString(HIDE_UNTHEMED.getBytes(StandardCharsets.UTF_8)));
    view.setPageFill(dark ? DARK : LIGHT);
  }

  /**
   * Dresses the page that is there now.
   *
   * @param ours whether it knows themes; plain text and JSON count as ours
   */
  static void apply(WebView view, boolean dark, boolean ours) {
    WebEngine engine = view.getEngine();
    engine.executeScript(
        "document.documentElement.dataset.theme = '%s'".formatted(dark ? "dark" : "light"));
    // A page of somebody else's that names no background was made for a white one.
    view.setPageFill(dark && ours ? DARK : LIGHT);
  }

  /** Marks text and JSON, which bring no colours of their own; answers whether it is one. */
  static boolean markPlain(WebEngine engine) {
    return Boolean.TRUE.equals(
        engine.executeScript(
            """
            (function () {
              var plain = document.contentType !== 'text/html'
                  && document.contentType !== 'application/xhtml+xml';
              if (plain) document.documentElement.dataset.plain = '';
              return plain;
            })()\
            """));
  }
}
