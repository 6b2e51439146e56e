package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSettings;
import io.understudy.journal.EventType;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.web.WebView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Names in the real window: the embedded browser asks the name server, and the drawer shows it. */
final class DnsInWindowTest extends WindowTest {
  @Override
  ClusterSettings startedWith() {
    return super.startedWith().withFrontends(3);
  }

  @BeforeEach
  void untilItServes() {
    rig.until("a page is there", () -> !meta("one", "node").isEmpty());
  }

  @Test
  void thePageComesByNameAndByTheNextAddressWhenItsFrontendDies(FxRobot robot) {
    assertEquals("www.one.cluster.test", rig.fx(() -> meta("one", "name")));
    String frontend = rig.fx(() -> meta("one", "frontend"));
    String address = rig.fx(() -> meta("one", "address"));
    assertTrue(
        rig.picture().frontends().stream()
            .anyMatch(f -> f.id().equals(frontend) && f.url().getHost().equals(address)),
        frontend + " at " + address);
    rig.until("the strip says so", () -> strip("one").contains("DNS " + address));
    rig.fx(() -> {
      rig.console().workspace().calls().run(engine -> engine.killFrontend(frontend));
      return null;
    });
    rig.until("it is dropped", () -> rig.has(EventType.DNS_DROPPED, frontend));
    for (int i = 0; i < 4; i++) {
      reload("one");
      rig.until("another one serves", () -> !meta("one", "frontend").equals(frontend) && shown());
    }
    rig.go(robot, "dns");
    rig.until("it is not handed out", () -> line(frontend).contains("Not handed out"));
    rig.until(
        "the browser's answer is there",
        () -> line("www.one.cluster.test A").contains("NOERROR") || reloaded());
    rig.fx(() -> {
      robot.lookup("#dns-flush").queryAs(Button.class).fire();
      return null;
    });
    rig.until("it was flushed", () -> rig.has(EventType.DNS_FLUSHED, "dns"));
    String dig = rig.fx(() -> robot.lookup("#dns-dig").queryAs(Labeled.class).getText());
    assertTrue(dig.matches("dig @127\\.0\\.0\\.1 -p \\d+ www\\.cluster\\.test"), dig);
  }

  @Test
  void twoUsersAreSignedInUnderTheZoneEachInAViewAndOnEveryServerOfIt() {
    signIn("one", "alice");
    rig.fx(() -> {
      ((Button) scene().lookup("#session-second")).fire();
      return null;
    });
    rig.until("the second view shows", () -> !meta("two", "node").isEmpty());
    assertEquals("", rig.fx(() -> meta("two", "user")));
    signIn("two", "bob");
    go("one", "/profile");
    rig.until("alice is still alice", () -> meta("one", "user").equals("alice"));
    int port = rig.picture().nodes().get(1).url().getPort();
    go("one", "server2.cluster.test:" + port + "/profile");
    rig.until("alice is known to the server itself", () -> direct("one").equals("node-2 alice"));
    go("two", "server2.cluster.test:" + port + "/profile");
    rig.until("and so is bob", () -> direct("two").equals("node-2 bob"));
    assertEquals("server2.two.cluster.test", rig.fx(() -> meta("two", "name")));
    assertNotEquals(rig.fx(() -> meta("one", "session")), rig.fx(() -> meta("two", "session")));
  }

  private String direct(String view) {
    return meta(view, "frontend").isEmpty() ? meta(view, "node") + " " + meta(view, "user") : "";
  }

  private void signIn(String view, String user) {
    go(view, "/login");
    rig.until("the form is there", () -> script(view, "!!document.querySelector('#username')"));
    rig.fx(() ->
        script(
            view,
            """
            (function () {
              document.querySelector('#username').value = '%s';
              document.querySelector('#password').value = '123';
              document.querySelector('form[action="/login"] button').click();
              return true;
            })()
            """
                .formatted(user)));
    rig.until(user + " is signed in", () -> meta(view, "user").equals(user));
  }

  private void go(String view, String address) {
    rig.fx(() -> {
      TextField field = (TextField) view(view).lookup(".browser-address");
      field.setText(address);
      field.fireEvent(new javafx.event.ActionEvent());
      return null;
    });
  }

  private void reload(String view) {
    rig.fx(() -> {
      view(view).lookupAll(".icon-button").stream()
          .map(Button.class::cast)
          .filter(button -> "Reload the page".equals(button.getAccessibleText()))
          .forEach(Button::fire);
      return null;
    });
  }

  private boolean reloaded() {
    reload("one");
    return false;
  }

  private boolean shown() {
    return !view("one").lookup(".browser-progress").isVisible();
  }

  private javafx.scene.Scene scene() {
    return javafx.stage.Window.getWindows().getFirst().getScene();
  }

  private Node view(String name) {
    return scene().lookup("#session-view-" + name);
  }

  private boolean script(String view, String script) {
    return Boolean.TRUE.equals(web(view).getEngine().executeScript(script));
  }

  private WebView web(String view) {
    return (WebView) view(view).lookup(".web-view");
  }

  /** What a page says about itself; empty while there is none. */
  private String meta(String view, String fact) {
    if (view(view) == null || web(view) == null) {
      return "";
    }
    Object content =
        web(view)
            .getEngine()
            .executeScript(
                "(document.querySelector('meta[name=\"understudy-%s\"]') || {}).content || ''"
                    .formatted(fact));
    return String.valueOf(content);
  }

  private List<String> strip(String view) {
    return view(view).lookupAll(".browser-chip").stream()
        .map(chip -> ((Labeled) chip).getText())
        .toList();
  }

  /** What the drawer says in the line of that title, in sight or not. */
  private String line(String title) {
    ListView<?> names = (ListView<?>) scene().lookup("#names");
    return names == null
        ? ""
        : names.getItems().stream()
            .map(Object::toString)
            .filter(row -> row.startsWith("Row[title=" + title + ","))
            .findFirst()
            .orElse("");
  }
}
