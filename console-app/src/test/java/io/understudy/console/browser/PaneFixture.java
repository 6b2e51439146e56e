package io.understudy.console.browser;

import static org.awaitility.Awaitility.await;

import io.understudy.console.browser.SessionViewModel.Phase;
import io.understudy.console.shell.BrowserContext;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Theme;
import io.understudy.console.shell.ThemeChoice;
import io.understudy.console.shell.Visit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.ActionEvent;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.web.WebView;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** A session pane in a window, and short words for what tests do with it, from any thread. */
final class PaneFixture {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final ObjectProperty<URI> frontend = new SimpleObjectProperty<>();
  final ObjectProperty<String> zone = new SimpleObjectProperty<>("");
  final ObjectProperty<Boolean> dark = new SimpleObjectProperty<>(true);
  final ObjectProperty<Visit> visit = new SimpleObjectProperty<>();
  final List<String> toasts = new CopyOnWriteArrayList<>();
  final List<URI> opened = new CopyOnWriteArrayList<>();
  final Texts texts = new Texts(Language.ENGLISH);
  final SessionPane pane;

  /** Shows the pane; FX thread only. */
  PaneFixture(Stage stage) {
    pane =
        new SessionPane(
            new BrowserContext(frontend, zone, texts, toasts::add, opened::add, dark, visit));
    Scene scene = new Scene(new StackPane(pane), 720, 560);
    new Theme(ThemeChoice.DARK).dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  /** Runs something on the FX thread and answers what it answers. */
  static <T> T fx(Callable<T> call) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), call);
  }

  /** Runs something on the FX thread. */
  static void run(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), action);
  }

  /** Waits until something is so, asked on the FX thread. */
  static void until(String what, Callable<Boolean> condition) {
    await(what).atMost(PATIENCE).until(() -> fx(condition));
  }

  /** The view of a host. */
  SessionView view(ViewHost host) {
    String id = host == ViewHost.ONE ? "#session-view-one" : "#session-view-two";
    return fx(() -> (SessionView) pane.lookup(id));
  }

  /** Types an address into the bar of a view and presses Enter. */
  void enter(ViewHost host, String address) {
    SessionView view = view(host);
    run(() -> {
      TextField field = (TextField) view.lookup(".browser-address");
      field.setText(address);
      field.fireEvent(new ActionEvent());
    });
  }

  /** Goes to a page and waits until it is there. */
  void visit(ViewHost host, String path) {
    // Pressing Enter begins the load at once, so a page shown is the new one.
    enter(host, path);
    untilPhase(host, Phase.SHOWN);
  }

  /** Waits for a phase. */
  void untilPhase(ViewHost host, Phase phase) {
    SessionView view = view(host);
    until(host + " is " + phase, () -> view.model().phase().get() == phase);
  }

  /** What the page of a view says about itself. */
  PageFacts facts(ViewHost host) {
    SessionView view = view(host);
    return fx(() -> view.model().facts().get());
  }

  /** Asks the page of a view. */
  Object script(ViewHost host, String script) {
    SessionView view = view(host);
    return fx(() -> web(view).getEngine().executeScript(script));
  }

  /** The control that shows the page. */
  WebView web(SessionView view) {
    return (WebView) view.lookup(".web-view");
  }

  /** Presses a button by its selector within a node. */
  void fire(Node within, String selector) {
    run(() -> ((Button) within.lookup(selector)).fire());
  }

  /** Where the middle of an element of a page is on the screen. */
  Point2D pointOf(ViewHost host, String selector) {
    SessionView view = view(host);
    return fx(() -> {
      String script =
          """
          (function () {
            var box = document.querySelector('%s').getBoundingClientRect();
            return (box.left + box.width / 2) + ' ' + (box.top + box.height / 2);
          })()\
          """
              .formatted(selector);
      String at = (String) web(view).getEngine().executeScript(script);
      int gap = at.indexOf(' ');
      return web(view)
          .localToScreen(
              Double.parseDouble(at.substring(0, gap)), Double.parseDouble(at.substring(gap + 1)));
    });
  }
}
