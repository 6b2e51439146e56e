package io.understudy.console.browser;

import io.understudy.console.shell.BrowserContext;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.OnScreen;
import io.understudy.console.shell.Panel;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Visit;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The place of the session views: one browser, or two side by side that can hold two users. Cheap
 * to make; the browsers come after the first frame of the window. FX thread only.
 */
public final class SessionPane extends StackPane {
  private final BrowserContext context;
  private final SideBySide views = new SideBySide();
  private final SessionView first;
  private final ReadOnlyBooleanWrapper twoViews = new ReadOnlyBooleanWrapper(this, "twoViews");

  /** Below this width in pixels, the button is its icon only. */
  private static final double NARROW = 290;

  private SessionView second;
  private boolean framed;

  /** A pane that shows nothing before its window is on the screen. */
  public SessionPane(BrowserContext context) {
    this.context = context;
    getStyleClass().add("browser-pane");
    URL style = Objects.requireNonNull(SessionPane.class.getResource("session-view.css"));
    getStylesheets().add(style.toExternalForm());
    first = new SessionView(ViewHost.ONE, context);
    views.getStyleClass().add("browser-views");
    views.add(first);
    Texts texts = context.texts();
    getChildren().add(new Panel(texts.text("browser.title"), views, secondUser(texts)));
    setMinSize(0, 0);
    // Before the views ask for the page again in the new language.
    PageLanguage.follow(context.texts());
    OnScreen.then(this, this::onScreen);
    context.visit().subscribe(this::visit);
  }

  /** Whether the second view is there. */
  public ReadOnlyBooleanProperty twoViewsProperty() {
    return twoViews.getReadOnlyProperty();
  }

  /** Opens or closes the second view. Its user stays signed in while it is closed. */
  public void toggleSecond() {
    if (second == null) {
      second = new SessionView(ViewHost.TWO, context);
      views.add(second);
      if (framed) {
        second.open();
      }
    } else {
      views.remove(second);
      second.close();
      second = null;
    }
    twoViews.set(second != null);
  }

  /** Who is signed in in the first view; holds an empty text for nobody. */
  public ObservableValue<String> user() {
    return first.model().facts().map(PageFacts::user);
  }

  /** Which node has made the page of the first view; holds an empty text for none. */
  public ObservableValue<String> servedBy() {
    return first.model().facts().map(PageFacts::node);
  }

  /** What the views show, as one would type it into their address bars. */
  public List<String> addresses() {
    return second == null ? List.of(first.shown()) : List.of(first.shown(), second.shown());
  }

  /** Shows those addresses again, in as many views; nothing happens if there are none. */
  public void show(List<String> addresses) {
    if (addresses.isEmpty()) {
      return;
    }
    if ((second != null) != (addresses.size() > 1)) {
      toggleSecond();
    }
    first.visit(addresses.getFirst());
    if (second != null) {
      second.visit(addresses.get(1));
    }
  }

  /** Shows what somebody wants to be shown, in as many views. */
  private void visit(Visit visit) {
    if (visit == null) {
      return;
    }
    if ((second != null) != (visit.views() == 2)) {
      toggleSecond();
    }
    first.visit(visit.address());
    if (second != null) {
      second.visit(visit.address());
    }
  }

  private void onScreen() {
    framed = true;
    first.open();
    if (second != null) {
      second.open();
    }
  }

  private Button secondUser(Texts texts) {
    Button button =
        Controls.button(
            Feather.USER_PLUS,
            twoViews
                .map(two -> two ? "browser.second.close" : "browser.second.open")
                .flatMap(key -> texts.text(key)),
            this::toggleSecond);
    button.setId("session-second");
    button
        .contentDisplayProperty()
        .bind(
            widthProperty()
                .map(width ->
                    width.doubleValue() < NARROW
                        ? ContentDisplay.GRAPHIC_ONLY
                        : ContentDisplay.LEFT));
    Controls.describe(button, texts.text("browser.second.help"));
    FontIcon icon = (FontIcon) button.getGraphic();
    twoViews.subscribe(two -> icon.setIconCode(two ? Feather.USER_MINUS : Feather.USER_PLUS));
    return button;
  }
}
