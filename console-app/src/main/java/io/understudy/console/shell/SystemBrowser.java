package io.understudy.console.shell;

import io.understudy.console.bridge.Background;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Opens a page in the browser of the desktop. Not through {@code HostServices}: on Linux that may
 * do nothing and tells nobody.
 */
public final class SystemBrowser {
  /** An opener that has not ended by then has handed the page over. */
  private static final int PATIENCE_SECONDS = 3;

  private final Background background;
  private final Consumer<URI> failed;
  private final List<String> opener;
  private Consumer<URI> instead;

  /**
   * The opener of this system.
   *
   * @param background runs it
   * @param failed gets an address that could not be opened, on the FX thread
   */
  public SystemBrowser(Background background, Consumer<URI> failed) {
    this(background, failed, openerOf(System.getProperty("os.name")));
  }

  SystemBrowser(Background background, Consumer<URI> failed, List<String> opener) {
    this.background = background;
    this.failed = failed;
    this.opener = opener;
  }

  /** Has somebody else open pages from now on; tests have no desktop. */
  public void openBy(Consumer<URI> other) {
    instead = other;
  }

  /** Opens a page; returns at once. */
  public void open(URI page) {
    if (instead != null) {
      instead.accept(page);
      return;
    }
    background.run(
        () -> start(page),
        opened -> {
          if (!opened) {
            failed.accept(page);
          }
        },
        problem -> failed.accept(page));
  }

  static List<String> openerOf(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler");
    }
    return name.startsWith("mac") ? List.of("open") : List.of("xdg-open");
  }

  private boolean start(URI page) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(opener);
    command.add(page.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
  }
}
