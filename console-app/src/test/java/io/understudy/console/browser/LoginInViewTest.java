package io.understudy.console.browser;

import static io.understudy.console.browser.PaneFixture.run;
import static io.understudy.console.browser.PaneFixture.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.browser.SessionViewModel.Phase;
import io.understudy.node.NodeState;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What the program is for, as a person does it: sign in, kill the node, still be signed in. */
final class LoginInViewTest extends PaneOnClusterTest {
  @Test
  void aSessionOutlivesTheNodesThatServedIt(FxRobot robot) {
    signIn(robot, ViewHost.ONE, "alice");
    PageFacts before = fixture.facts(ViewHost.ONE);
    cluster.cluster().kill(before.node());
    cluster.awaitState(before.node(), NodeState.DOWN);
    PageFacts after = reloaded(ViewHost.ONE);
    assertEquals("alice", after.user());
    assertEquals(before.session(), after.session());
    assertNotEquals(before.node(), after.node());
    SessionView view = fixture.view(ViewHost.ONE);
    assertTrue(PaneFixture.fx(() -> view.model().handover().get().survived()));
  }

  @Test
  void twoUsersAreSignedInAtOnce(FxRobot robot) {
    signIn(robot, ViewHost.ONE, "alice");
    fixture.fire(fixture.pane, "#session-second");
    fixture.untilPhase(ViewHost.TWO, Phase.SHOWN);
    assertEquals("", fixture.facts(ViewHost.TWO).user());
    signIn(robot, ViewHost.TWO, "bob");
    List<String> both = List.of(reloaded(ViewHost.ONE).user(), reloaded(ViewHost.TWO).user());
    assertEquals(List.of("alice", "bob"), both);
    assertEquals(2, cluster.cluster().sessions().list().size());
  }

  private void signIn(FxRobot robot, ViewHost host, String user) {
    fixture.visit(host, "/login");
    robot.clickOn(fixture.pointOf(host, "#username"));
    robot.write(user);
    robot.press(KeyCode.TAB).release(KeyCode.TAB);
    robot.write("123");
    robot.clickOn(fixture.pointOf(host, "button[type=submit].block"));
    SessionView view = fixture.view(host);
    until(user + " is signed in", () -> view.model().facts().get().user().equals(user));
  }

  private PageFacts reloaded(ViewHost host) {
    SessionView view = fixture.view(host);
    run(view::reload);
    fixture.untilPhase(host, Phase.SHOWN);
    return fixture.facts(host);
  }
}
