package io.understudy.console.browser;

import static io.understudy.console.browser.PaneFixture.fx;
import static io.understudy.console.browser.PaneFixture.run;
import static io.understudy.console.browser.PaneFixture.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.browser.SessionViewModel.Phase;
import io.understudy.console.shell.Language;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SessionPaneTest {
  private final Locale localeBefore = Locale.getDefault();
  private TinySite site;
  private PaneFixture fixture;

  @Start
  void show(Stage stage) {
    fixture = new PaneFixture(stage);
  }

  @BeforeEach
  void begin() throws IOException {
    site = new TinySite();
  }

  @AfterEach
  void end() {
    run(() -> fixture.pane.getScene().getWindow().hide());
    site.close();
    Locale.setDefault(localeBefore);
  }

  @Test
  void theBrowserComesWithTheFrontend() {
    assertNull(fixture.web(fixture.view(ViewHost.ONE)), "no WebView before there is a page");
    open();
    assertEquals("node-1", fixture.facts(ViewHost.ONE).node());
    assertEquals("one.localhost", site.seen().getFirst().host());
  }

  @Test
  void twoViewsHoldTwoUsersAtOnce() {
    open();
    fixture.fire(fixture.pane, "#session-second");
    assertTrue(fx(() -> fixture.pane.twoViewsProperty().get()));
    fixture.untilPhase(ViewHost.TWO, Phase.SHOWN);
    fixture.visit(ViewHost.ONE, "/login?alice");
    fixture.visit(ViewHost.TWO, "/login?bob");
    for (int reload = 0; reload < 3; reload++) {
      assertEquals("alice", reloaded(ViewHost.ONE).user());
      assertEquals("bob", reloaded(ViewHost.TWO).user());
    }
    fixture.fire(fixture.pane, "#session-second");
    assertFalse(fx(() -> fixture.pane.twoViewsProperty().get()));
    assertNull(fixture.view(ViewHost.TWO));
  }

  @Test
  void theStripTellsThatAnotherNodeServedTheSameUser() {
    open();
    fixture.visit(ViewHost.ONE, "/login?alice");
    String from = fixture.facts(ViewHost.ONE).node();
    String to = reloaded(ViewHost.ONE).node();
    Label note = fx(() -> (Label) fixture.pane.lookup(".browser-change"));
    assertEquals(from + " → " + to + ", still signed in as alice", fx(note::getText));
  }

  @Test
  void pageScriptsNeverSeeTheCookieOfTheSession() {
    open();
    fixture.visit(ViewHost.ONE, "/login?alice");
    assertEquals("", fixture.script(ViewHost.ONE, "document.cookie"));
    fixture.script(ViewHost.ONE, "document.cookie = 'sid=mallory; path=/'");
    fixture.script(ViewHost.ONE, "document.getElementById('script').click()");
    until("the script of the link ran", () -> "got ".equals(scriptNow("window.stolen")));
    assertEquals("alice", reloaded(ViewHost.ONE).user());
  }

  @Test
  void linksToElsewhereOpenInTheSystemBrowser() {
    open();
    fixture.script(ViewHost.ONE, "document.getElementById('out').click()");
    until("the page was opened outside", () -> !fixture.opened.isEmpty());
    assertEquals(List.of(URI.create("http://example.com/far")), fixture.opened);
    fixture.untilPhase(ViewHost.ONE, Phase.SHOWN);
    assertEquals(URI.create("http://one.localhost:" + site.port() + "/"), address());
    assertEquals("one.localhost", fixture.script(ViewHost.ONE, "location.hostname"));
  }

  @Test
  void addressesAreCheckedBeforeAnythingHappens() {
    open();
    int asked = site.seen().size();
    fixture.enter(ViewHost.ONE, "file:///etc/passwd");
    Label complaint = fx(() -> (Label) fixture.pane.lookup(".browser-complaint"));
    assertEquals("Only http and https can be shown here, not file.", fx(complaint::getText));
    fixture.enter(ViewHost.ONE, "example.com");
    assertEquals(List.of(URI.create("http://example.com")), fixture.opened);
    assertEquals(asked, site.seen().size());
    assertEquals("", fx(complaint::getText));
  }

  @Test
  void aPageThatDoesNotComeCanBeRetried() throws IOException {
    open();
    int port = site.port();
    site.close();
    fixture.enter(ViewHost.ONE, "/profile");
    fixture.untilPhase(ViewHost.ONE, Phase.FAILED);
    assertEquals(LoadFailure.Kind.REFUSED, failure());
    site = new TinySite(port);
    fixture.fire(fx(() -> fixture.pane.lookup(".browser-failure")), ".accent");
    fixture.untilPhase(ViewHost.ONE, Phase.SHOWN);
    assertEquals("/profile", site.seen().getLast().target());
  }

  @Test
  void answersThatAreNoPagesAreExplained() {
    open();
    fixture.enter(ViewHost.ONE, "/problem");
    fixture.untilPhase(ViewHost.ONE, Phase.FAILED);
    assertEquals(LoadFailure.Kind.NOT_A_PAGE, failure());
    fixture.enter(ViewHost.ONE, "/dropped");
    until("the connection was cut", () -> failureNow() == LoadFailure.Kind.CUT_OFF);
    fixture.visit(ViewHost.ONE, "/json");
    assertEquals(PageFacts.NONE, fixture.facts(ViewHost.ONE));
  }

  @Test
  void pagesFollowTheThemeOfTheConsole() {
    open();
    String theme = "document.documentElement.dataset.theme";
    assertEquals("dark", fixture.script(ViewHost.ONE, theme));
    run(() -> fixture.dark.set(false));
    assertEquals("light", fixture.script(ViewHost.ONE, theme));
    fixture.visit(ViewHost.ONE, "/profile");
    assertEquals("light", fixture.script(ViewHost.ONE, theme));
  }

  @Test
  void pagesFollowTheLanguageOfTheConsole() {
    open();
    int asked = site.seen().size();
    run(() -> fixture.texts.language().set(Language.PORTUGUESE_BRAZIL));
    until("the page was asked for again", () -> site.seen().size() > asked);
    String wanted = site.seen().getLast().language();
    assertTrue(wanted.toLowerCase(Locale.ROOT).startsWith("pt-br"), wanted);
  }

  private void open() {
    run(() -> fixture.frontend.set(site.uri()));
    fixture.untilPhase(ViewHost.ONE, Phase.SHOWN);
  }

  private PageFacts reloaded(ViewHost host) {
    SessionView view = fixture.view(host);
    run(view::reload);
    fixture.untilPhase(host, Phase.SHOWN);
    return fixture.facts(host);
  }

  private URI address() {
    SessionView view = fixture.view(ViewHost.ONE);
    return fx(() -> view.model().address().get());
  }

  private LoadFailure.Kind failure() {
    return fx(this::failureNow);
  }

  private LoadFailure.Kind failureNow() {
    SessionView view = (SessionView) fixture.pane.lookup("#session-view-one");
    LoadFailure failure = view.model().failure().get();
    return failure == null ? null : failure.kind();
  }

  private Object scriptNow(String script) {
    SessionView view = (SessionView) fixture.pane.lookup("#session-view-one");
    return fixture.web(view).getEngine().executeScript(script);
  }
}
