package io.understudy.console.browser;

import static io.understudy.console.browser.PaneFixture.fx;
import static io.understudy.console.browser.PaneFixture.run;
import static io.understudy.console.browser.PaneFixture.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.console.browser.SessionViewModel.Phase;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is typed in a view stays in it: K is a letter there, and the command to kill elsewhere. */
@ExtendWith(ApplicationExtension.class)
class TypingTest {
  private final List<String> escaped = new CopyOnWriteArrayList<>();
  private TinySite site;
  private PaneFixture fixture;

  @Start
  void show(Stage stage) {
    fixture = new PaneFixture(stage);
    stage
        .getScene()
        .addEventHandler(KeyEvent.KEY_PRESSED, key -> escaped.add(key.getCode().name()));
  }

  @BeforeEach
  void begin() throws IOException {
    site = new TinySite();
    run(() -> fixture.frontend.set(site.uri()));
    fixture.untilPhase(ViewHost.ONE, Phase.SHOWN);
  }

  @AfterEach
  void end() {
    run(() -> fixture.pane.getScene().getWindow().hide());
    site.close();
  }

  @Test
  void keysInAPageAreThePages(FxRobot robot) {
    robot.clickOn(fixture.web(fixture.view(ViewHost.ONE)));
    fixture.script(ViewHost.ONE, "document.getElementById('word').focus()");
    robot.write("k1r?");
    until("the page has the word", () -> "k1r?".equals(word()));
    assertEquals(List.of(), escaped);
    robot.press(KeyCode.F9).release(KeyCode.F9);
    until("other keys go on", () -> escaped.contains("F9"));
  }

  @Test
  void keysInTheAddressAreTheAddress(FxRobot robot) {
    robot.clickOn(fx(() -> fixture.pane.lookup(".browser-address")));
    robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
    escaped.clear();
    robot.write("/k1r").press(KeyCode.ENTER).release(KeyCode.ENTER);
    fixture.untilPhase(ViewHost.ONE, Phase.SHOWN);
    until("the page was asked for", () -> site.seen().getLast().target().equals("/k1r"));
    assertEquals(List.of(), escaped);
  }

  private Object word() {
    SessionView view = (SessionView) fixture.pane.lookup("#session-view-one");
    return fixture.web(view).getEngine().executeScript("document.getElementById('word').value");
  }
}
