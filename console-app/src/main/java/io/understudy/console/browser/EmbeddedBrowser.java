package io.understudy.console.browser;

import io.understudy.console.browser.Destination.Inside;
import io.understudy.console.browser.Destination.Outside;
import io.understudy.console.browser.Destination.Refused;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.concurrent.Worker;
import javafx.scene.web.WebEngine;
import javafx.scene.web.WebHistory;
import javafx.scene.web.WebView;
import javafx.util.Duration;

/**
 * A WebView that tells the view model what happens in it. Making the first one of a process costs a
 * second, so nobody touches this class before the window is up. FX thread only.
 */
final class EmbeddedBrowser {
  private static final double ZOOM_STEP = 1.1;

  /** With the one that Java makes for each, enough for as many frontends as there can be. */
  private static final int MOST_RETRIES = 3;

  private final WebView view = new WebView();
  private final WebEngine engine = view.getEngine();
  private final SessionViewModel model;
  private final ObservableValue<Boolean> dark;
  private final Function<String, Destination> reader;
  private final Consumer<URI> outside;
  private final Predicate<URI> several;

  /** Whether the load was given up by us: WebKit says "cancelled" for a download, too. */
  private boolean givenUp;

  private boolean plain;

  /** How often the same page was asked for again because nobody took the connection. */
  private int retries;

  /**
   * A browser without a page.
   *
   * @param model is told what happens
   * @param dark the theme for pages
   * @param reader says where an address leads
   * @param outside opens pages that do not belong here
   * @param several whether the name of a page may lead to several addresses
   */
  EmbeddedBrowser(
      SessionViewModel model,
      ViewHost host,
      ObservableValue<Boolean> dark,
      Function<String, Destination> reader,
      Consumer<URI> outside,
      Predicate<URI> several) {
    this.model = model;
    this.dark = dark;
    this.reader = reader;
    this.outside = outside;
    this.several = several;
    engine.setUserDataDirectory(ViewStorage.of(host));
    // A link that wants a window of its own gets this one.
    engine.setCreatePopupHandler(features -> engine);
    PageTheme.prepare(view, dark.getValue());
    view.setMinSize(0, 0);
    view.setPrefSize(240, 120);
    KeyGuard.keepPlainKeys(view);
    engine.locationProperty().addListener((value, before, now) -> onLocation(now));
    engine.documentProperty().addListener((value, before, now) -> onDocument());
    engine.getLoadWorker().stateProperty().addListener((value, before, now) -> onState(now));
    engine
        .getLoadWorker()
        .progressProperty()
        .addListener((value, before, now) -> model.progressed(Math.max(0, now.doubleValue())));
    engine
        .getHistory()
        .currentIndexProperty()
        .addListener((value, before, now) -> model.canGoBack(now.intValue() > 0));
  }

  /** The control to put on the screen. */
  WebView view() {
    return view;
  }

  /** Goes to a page that belongs here. */
  void go(URI page) {
    // The page on its way, if any, is given up for this one; its start says that this one counts.
    givenUp = true;
    engine.load(page.toString());
  }

  /**
   * Asks for the page of the address bar again. Not by WebKit's reload: that would send a form once
   * more without asking, and after a failure it would take the page of before.
   */
  void reload() {
    URI wanted = model.address().get();
    if (wanted == null) {
      return;
    }
    if (wanted.getRawFragment() != null && wanted.toString().equals(shown())) {
      engine.reload(); // Going there would only scroll.
    } else {
      go(wanted);
    }
  }

  /** Gives up the page that is on its way. */
  void stop() {
    if (engine.getLoadWorker().isRunning()) {
      URI wanted = model.address().get();
      giveUp();
      model.failed(new LoadFailure(LoadFailure.Kind.STOPPED, wanted));
    }
  }

  /** Goes back one page; after a failure, to the page that is still there. */
  void back() {
    WebHistory history = engine.getHistory();
    if (model.phase().get() == SessionViewModel.Phase.FAILED && !shown().isEmpty()) {
      engine.reload();
    } else if (history.getCurrentIndex() > 0) {
      history.go(-1);
    }
  }

  /** Makes the page larger or smaller; zero steps is its natural size. */
  void zoom(int steps) {
    double wanted = steps == 0 ? 1 : view.getZoom() * Math.pow(ZOOM_STEP, steps);
    view.setZoom(Math.clamp(wanted, 0.5, 3));
  }

  /** Dresses the page after the theme of the console changed. */
  void dress() {
    PageTheme.apply(view, dark.getValue(), plain || model.facts().get().fromNode());
  }

  /** Lets the page go: its timers and event streams end. */
  void close() {
    giveUp();
    engine.load("about:blank");
  }

  private void giveUp() {
    givenUp = true;
    engine.getLoadWorker().cancel();
    // WebKit does not hear it while it tells of the very start of a load.
    PauseTransition soon = new PauseTransition(Duration.ONE);
    soon.setOnFinished(event -> {
      if (givenUp) {
        engine.getLoadWorker().cancel();
      }
    });
    soon.play();
  }

  private void onLocation(String location) {
    // At the start of a load there is nothing to stop yet; onState sees to that.
    if (engine.getLoadWorker().isRunning()) {
      follow(location);
    } else if (reader.apply(location) instanceof Inside inside) {
      model.moved(inside.page());
    }
  }

  /** Where a load leads decides about it; answers whether it goes on. */
  private boolean follow(String location) {
    if (location.startsWith("about:")) {
      return false;
    }
    return switch (reader.apply(location)) {
      case Inside inside -> {
        model.moved(inside.page());
        yield true;
      }
      case Outside elsewhere -> {
        leave();
        outside.accept(elsewhere.page());
        yield false;
      }
      case Refused refused -> {
        leave();
        yield false;
      }
    };
  }

  /** A link led out of here: the page it stands on stays. */
  private void leave() {
    giveUp();
    if (reader.apply(shown()) instanceof Inside stays) {
      model.stayed(stays.page());
    }
  }

  private void onDocument() {
    if (engine.getDocument() == null || shown().startsWith("about:")) {
      return;
    }
    plain = PageTheme.markPlain(engine);
    PageFacts facts = PageFacts.read(engine.executeScript(PageFacts.SCRIPT));
    PageTheme.apply(view, dark.getValue(), plain || facts.fromNode());
    retries = 0;
    model.arrived(facts);
  }

  private void onState(Worker.State state) {
    switch (state) {
      case SCHEDULED -> {
        givenUp = false;
        if (follow(engine.getLocation())) {
          model.asked(model.address().get());
        }
      }
      case FAILED -> {
        if (!givenUp) {
          triedInVain(LoadFailure.Kind.of(engine.getLoadWorker().getException()));
        }
      }
      case CANCELLED -> {
        if (!givenUp) {
          failed(LoadFailure.Kind.NOT_A_PAGE);
        }
      }
      case READY, RUNNING, SUCCEEDED -> {}
    }
  }

  /**
   * A name may lead to several addresses, of which one may be dead: then the next one is tried, as
   * every browser does. The look-up that comes with it begins with another address.
   */
  private void triedInVain(LoadFailure.Kind kind) {
    URI page = model.address().get();
    if (kind == LoadFailure.Kind.REFUSED && several.test(page) && retries < MOST_RETRIES) {
      retries++;
      engine.load(page.toString());
    } else {
      retries = 0;
      failed(kind);
    }
  }

  private void failed(LoadFailure.Kind kind) {
    model.failed(new LoadFailure(kind, model.address().get()));
  }

  /** The address of the document that is really there, whatever was asked for since. */
  private String shown() {
    return String.valueOf(engine.executeScript("location.href"));
  }
}
