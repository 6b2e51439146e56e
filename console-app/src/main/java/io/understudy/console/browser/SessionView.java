package io.understudy.console.browser;

import io.understudy.console.browser.Destination.Inside;
import io.understudy.console.browser.Destination.Outside;
import io.understudy.console.browser.Destination.Refused;
import io.understudy.console.browser.SessionViewModel.Phase;
import io.understudy.console.shell.BrowserContext;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * One session view: strip, address bar and page. Cheap until {@link #open()}, which makes the
 * browser as soon as there is a frontend to show. FX thread only.
 */
final class SessionView extends VBox implements AddressBar.Actions {
  /** Below that height there is room for a page or for all that is known of it. */
  private static final double LOW = 300;

  private final ViewHost host;
  private final BrowserContext context;
  private final SessionViewModel model = new SessionViewModel();
  private final AddressBar bar;
  private final StackPane page = new StackPane();
  private Subscription following = Subscription.EMPTY;
  private EmbeddedBrowser browser;
  private URI frontend;
  private String first = "/";

  /** A view that shows that it waits. */
  SessionView(ViewHost host, BrowserContext context) {
    this.host = host;
    this.context = context;
    setId("session-view-" + host.name().toLowerCase(Locale.ROOT));
    getStyleClass().add("browser-view");
    accessibleTextProperty().bind(context.texts().text(host.textKey()));
    bar = new AddressBar(model, context.texts(), this);
    page.getStyleClass().add("browser-page");
    page.setMinSize(0, 0);
    page.getChildren()
        .addAll(waiting(), new FailurePage(model, context.texts(), this::reload, this::goHome));
    VBox.setVgrow(page, Priority.ALWAYS);
    getChildren()
        .addAll(
            new ServedStrip(model, context.texts(), heightProperty().lessThan(LOW)),
            bar,
            progress(),
            page);
    Shortcuts.install(this);
  }

  /** Lets the view make its browser, now or when the cluster runs. */
  void open() {
    following =
        Subscription.combine(
            context.frontend().subscribe(this::onFrontend),
            context.dark().subscribe((before, now) -> dress()),
            context.texts().language().subscribe((before, now) -> speak()));
  }

  /** Goes to an address as if it had been typed, now or when there is a browser. */
  void visit(String address) {
    first = address;
    go(address);
  }

  /** What it shows, as one would type it; a page of the frontend without the frontend's name. */
  String shown() {
    URI page = model.address().get();
    if (page == null || frontend == null) {
      return first;
    }
    if (page.getPort() != frontend.getPort()) {
      return page.toString();
    }
    String path =
        page.getRawPath() == null || page.getRawPath().isEmpty() ? "/" : page.getRawPath();
    return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
  }

  /** Ends what the page does; the view is of no use afterwards. */
  void close() {
    following.unsubscribe();
    if (browser != null) {
      browser.close();
    }
  }

  /** What this view shows. */
  SessionViewModel model() {
    return model;
  }

  /** Puts the caret into the address. */
  void editAddress() {
    bar.edit();
  }

  /** Makes the page larger or smaller; zero steps is its natural size. */
  void zoom(int steps) {
    if (browser != null) {
      browser.zoom(steps);
    }
  }

  @Override
  public void back() {
    if (browser != null) {
      browser.back();
    }
  }

  @Override
  public void reload() {
    if (browser != null) {
      browser.reload();
    }
  }

  @Override
  public void stop() {
    if (browser != null) {
      browser.stop();
    }
  }

  @Override
  public void enter(String typed) {
    go(typed);
    if (browser != null) {
      browser.view().requestFocus();
    }
  }

  private void go(String typed) {
    if (browser == null) {
      return;
    }
    switch (addresses().read(typed)) {
      case Inside inside -> {
        bar.complain("");
        browser.go(inside.page());
      }
      case Outside outside -> openElsewhere(outside.page());
      case Refused(Destination.Reason reason, String detail) ->
          bar.complain(context.texts().get(reason.textKey(), detail));
    }
  }

  @Override
  public void openOutside() {
    context.openExternally(forOthers());
  }

  @Override
  public void copy() {
    String address = forOthers().toString();
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, address));
    context.toast().accept(context.texts().get("browser.copied", address));
  }

  private URI forOthers() {
    return addresses().forOthers(model.address().get(), model.facts().get().address());
  }

  private void goHome() {
    if (browser != null) {
      browser.go(addresses().home());
    }
  }

  private void onFrontend(URI now) {
    if (now == null) {
      model.waiting();
      return;
    }
    frontend = now;
    if (browser == null) {
      browser =
          new EmbeddedBrowser(
              model,
              host,
              context.dark(),
              address -> addresses().where(address),
              this::openElsewhere,
              asked -> ViewHost.isIn(context.zone().getValue(), asked.getHost()));
      page.getChildren().addFirst(browser.view());
    }
    go(first);
  }

  private void openElsewhere(URI page) {
    bar.complain("");
    context.toast().accept(context.texts().get("browser.outside", page.getHost()));
    context.openExternally(page);
  }

  private void dress() {
    if (browser != null && model.phase().get() == Phase.SHOWN) {
      browser.dress();
    }
  }

  /** Asks for the page in the language of now. */
  private void speak() {
    if (model.phase().get() == Phase.SHOWN) {
      reload();
    }
  }

  private Addresses addresses() {
    return new Addresses(host, frontend, context.zone().getValue());
  }

  private Label waiting() {
    Label label = new Label();
    label.getStyleClass().addAll("browser-cover", "browser-muted");
    label.setWrapText(true);
    label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    label
        .textProperty()
        .bind(
            context
                .frontend()
                .map(uri -> "browser.waiting.page")
                .orElse("browser.waiting.cluster")
                .flatMap(key -> context.texts().text(key)));
    // An empty WebView is white whatever the theme.
    label.visibleProperty().bind(model.hasPage().not());
    return label;
  }

  private ProgressBar progress() {
    ProgressBar line = new ProgressBar();
    line.getStyleClass().add("browser-progress");
    line.setMaxWidth(Double.MAX_VALUE);
    line.progressProperty().bind(model.progress());
    line.visibleProperty().bind(model.phase().isEqualTo(Phase.LOADING));
    return line;
  }
}
