package io.understudy.console.browser;

import io.understudy.console.shell.BrowserContext;
import io.understudy.console.shell.Texts;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The place of the session views: one browser, or two side by side that can hold two users. Cheap
 * to make; the browsers come after the first frame of the window. FX thread only.
 */
public final class SessionPane extends VBox {
  private final BrowserContext context;
  private final SideBySide views = new SideBySide();
  private final SessionView first;
  private final ReadOnlyBooleanWrapper twoViews = new ReadOnlyBooleanWrapper(this, "twoViews");
  private SessionView second;
  private boolean framed;

  /** A pane that shows nothing before its window is on the screen. */
  public SessionPane(BrowserContext context) {
    this.context = context;
    getStyleClass().add("browser-pane");
    String style = SessionPane.class.getResource("browser.css").toExternalForm();
    getStylesheets().add(Objects.requireNonNull(style));
    first = new SessionView(ViewHost.ONE, context);
    views.add(first);
    VBox.setVgrow(views, Priority.ALWAYS);
    getChildren().addAll(header(context.texts()), views);
    // Before the views ask for the page again in the new language.
    PageLanguage.follow(context.texts());
    FirstFrame.then(this, this::onFirstFrame);
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

  private void onFirstFrame() {
    framed = true;
    first.open();
    if (second != null) {
      second.open();
    }
  }

  private HBox header(Texts texts) {
    Label title = new Label();
    title.getStyleClass().add("browser-title");
    title.textProperty().bind(texts.text("browser.title"));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button more = new Button();
    more.setId("session-second");
    more.setMinWidth(Region.USE_PREF_SIZE);
    more.getStyleClass().addAll("small", "browser-second");
    FontIcon icon = new FontIcon(Feather.USER_PLUS);
    more.setGraphic(icon);
    more.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get(twoViews.get() ? "browser.second.close" : "browser.second.open"),
                twoViews,
                texts.language()));
    twoViews.subscribe(two -> icon.setIconCode(two ? Feather.USER_MINUS : Feather.USER_PLUS));
    Controls.explain(more, texts.text("browser.second.help"));
    more.setOnAction(event -> toggleSecond());
    HBox header = new HBox(title, gap, more);
    header.getStyleClass().add("browser-header");
    return header;
  }
}
