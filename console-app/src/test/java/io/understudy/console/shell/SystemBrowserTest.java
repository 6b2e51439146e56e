package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.console.bridge.Background;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SystemBrowserTest {
  private static final URI PAGE = URI.create("http://127.0.0.1:8080");

  private final List<URI> failed = new ArrayList<>();

  @Test
  void anAbsentOpenerIsToldWithTheAddress() {
    browser("no-such-program-anywhere").open(PAGE);
    assertEquals(List.of(PAGE), failed);
  }

  @Test
  void everySystemHasAnOpener() {
    assertEquals(List.of("xdg-open"), SystemBrowser.openerOf("Linux"));
    assertEquals(List.of("open"), SystemBrowser.openerOf("Mac OS X"));
    assertEquals("rundll32", SystemBrowser.openerOf("Windows 11").getFirst());
  }

  private SystemBrowser browser(String opener) {
    return new SystemBrowser(
        new Background(Runnable::run, Runnable::run), failed::add, List.of(opener));
  }
}
