package io.understudy.console.browser;

import static io.understudy.console.browser.PaneFixture.fx;
import static io.understudy.console.browser.PaneFixture.run;
import static io.understudy.console.browser.PaneFixture.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.browser.SessionViewModel.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A page that came past the balancer moves by itself, and the view around it tells the truth. */
final class FailoverInViewTest extends PaneOnClusterTest {
  private static final String SAID = "document.querySelector('[data-failover]').textContent";
  private static final String STATE = "document.documentElement.dataset.failoverState";
  private static final String TYPED = "document.querySelector('#username').value";

  @Test
  void itMovesWithItsAddressItsStripAndWhatWasTyped() {
    visitDirectly("node-1");
    String _ = String.valueOf(fixture.script(ViewHost.ONE, TYPED + " = 'carol'"));

    cluster.cluster().kill("node-1");
    String second = movedAwayFrom("node-1");
    assertTells(second, "node-1 does not answer any more, so this page has moved to " + second);

    cluster.cluster().faults().put(second, "hang", Map.of());
    String third = movedAwayFrom(second);
    assertTells(third, second + " does not answer any more, so this page has moved to " + third);
  }

  @Test
  void withoutAnyServerThePageStaysAndSaysSo() {
    visitDirectly("node-2");
    List.of("node-1", "node-3", "node-2").forEach(cluster.cluster()::kill);
    until("it says so", () -> String.valueOf(page(SAID)).startsWith("No server answers."));
    assertNull(fx(() -> model().failure().get()), "nothing covers the page");
    assertEquals("node-2", fixture.facts(ViewHost.ONE).node());

    cluster.cluster().revive("node-2");
    until("it goes on", () -> String.valueOf(page(SAID)).equals("node-2 is ready again."));
  }

  @Test
  void underNamesOfTheZoneTheSessionGoesAlong() {
    Runnable silence =
        OwnNames.answer(name ->
            name.endsWith(".cluster.test")
                ? Optional.of(cluster.cluster().dns().lookup(name))
                : Optional.empty());
    try {
      run(() -> fixture.zone.set("cluster.test"));
      int port = cluster.node("node-1").getPort();
      fixture.visit(ViewHost.ONE, "server1.cluster.test:" + port + "/login");
      String _ =
          page(
              TYPED
                  + " = 'alice'; document.querySelector('#password').value = '123';"
                  + " document.querySelector('#username').form.requestSubmit()");
      until("alice is signed in", () -> model().facts().get().user().equals("alice"));
      String session = fixture.facts(ViewHost.ONE).session();
      until("it watches", () -> "watching".equals(page(STATE)));

      cluster.cluster().kill("node-1");
      String second = movedAwayFrom("node-1");

      String name = second.replace("node-", "server") + ".one.cluster.test";
      assertEquals(name, fx(() -> model().address().get().getHost()));
      assertEquals(session, fixture.facts(ViewHost.ONE).session());
      assertTrue(fx(() -> model().handover().get().survived()));
    } finally {
      silence.run();
    }
  }

  private void visitDirectly(String node) {
    fixture.visit(ViewHost.ONE, ":" + cluster.node(node).getPort() + "/login");
    until(node + " serves", () -> model().facts().get().node().equals(node));
    until("it watches", () -> "watching".equals(page(STATE)));
  }

  private String movedAwayFrom(String node) {
    until(
        "left " + node,
        () -> {
          String now = model().facts().get().node();
          return model().phase().get() == Phase.SHOWN && !now.isEmpty() && !now.equals(node);
        });
    return fixture.facts(ViewHost.ONE).node();
  }

  private void assertTells(String node, String said) {
    until("it says from where to where", () -> String.valueOf(page(SAID)).startsWith(said));
    until(
        "the address is that of the page",
        () ->
            Addresses.shown(model().address().get())
                .equals("one.localhost:" + cluster.node(node).getPort() + "/login"));
    assertEquals(node, fx(() -> model().handover().get().to()));
    assertNull(fx(() -> model().failure().get()));
    assertEquals("", fixture.facts(ViewHost.ONE).frontend());
    assertEquals("carol", page(TYPED));
  }

  /** FX thread or not: what the page answers, as text. */
  private String page(String script) {
    return String.valueOf(fixture.script(ViewHost.ONE, script));
  }

  private SessionViewModel model() {
    return fixture.view(ViewHost.ONE).model();
  }
}
