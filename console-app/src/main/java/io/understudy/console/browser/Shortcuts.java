package io.understudy.console.browser;

import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;

/** The keys of a browser, while the focus is in a session view. */
final class Shortcuts {
  private static final Map<KeyCombination, Consumer<SessionView>> KEYS =
      Map.ofEntries(
          Map.entry(new KeyCodeCombination(KeyCode.F5), SessionView::reload),
          Map.entry(shortcut(KeyCode.R), SessionView::reload),
          Map.entry(shortcut(KeyCode.L), SessionView::editAddress),
          Map.entry(
              new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), SessionView::back),
          Map.entry(shortcut(KeyCode.DIGIT0), view -> view.zoom(0)),
          Map.entry(shortcut(KeyCode.PLUS), view -> view.zoom(1)),
          Map.entry(shortcut(KeyCode.EQUALS), view -> view.zoom(1)),
          Map.entry(shortcut(KeyCode.ADD), view -> view.zoom(1)),
          Map.entry(shortcut(KeyCode.MINUS), view -> view.zoom(-1)),
          Map.entry(shortcut(KeyCode.SUBTRACT), view -> view.zoom(-1)));

  private Shortcuts() {}

  /** Makes a view listen to them. */
  static void install(SessionView view) {
    view.addEventHandler(KeyEvent.KEY_PRESSED, key -> onKey(view, key));
    // Before the page: it would scroll.
    view.addEventFilter(ScrollEvent.SCROLL, scroll -> onScroll(view, scroll));
  }

  private static void onKey(SessionView view, KeyEvent key) {
    KEYS.forEach((combination, action) -> {
      if (!key.isConsumed() && combination.match(key)) {
        action.accept(view);
        key.consume();
      }
    });
  }

  private static void onScroll(SessionView view, ScrollEvent scroll) {
    if (scroll.isShortcutDown() && scroll.getDeltaY() != 0) {
      view.zoom(scroll.getDeltaY() > 0 ? 1 : -1);
      scroll.consume();
    }
  }

  private static KeyCombination shortcut(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }
}
