package io.understudy.console.shell;

import java.net.URI;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/**
 * What the embedded session view needs of the window.
 *
 * @param frontend where the balancer listens; holds null until the cluster runs
 * @param zone the zone whose names this program answers; holds an empty text for none
 * @param texts the words of the moment
 * @param toast shows one sentence for a few seconds; FX thread only
 * @param browser opens a page in the system browser without blocking; FX thread only
 * @param dark whether the window is dark now
 * @param visit where the views are to go; holds null as long as nobody wants them elsewhere
 */
public record BrowserContext(
    ObservableValue<URI> frontend,
    ObservableValue<String> zone,
    Texts texts,
    Consumer<String> toast,
    Consumer<URI> browser,
    ObservableValue<Boolean> dark,
    ObservableValue<Visit> visit) {

  /** Opens a page in the system browser; a failure is shown as a toast with the address. */
  public void openExternally(URI page) {
    browser.accept(page);
  }
}
