package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.testing.ChatClient;
import java.net.URI;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The place of the chat in the real window, while real clients chat on two real nodes. */
final class ChatInWindowTest extends WindowTest {
  @BeforeEach
  void openThePlace(FxRobot robot) {
    rig.go(robot, "chat");
    rig.until("it is open", () -> robot.lookup("#chat-people").tryQuery().isPresent());
  }

  private URI server(String id) {
    return rig.picture().nodes().stream()
        .filter(node -> node.id().equals(id))
        .findFirst()
        .orElseThrow()
        .url();
  }

  private static boolean lists(FxRobot robot, String list, String... words) {
    ListView<?> view = robot.lookup(list).queryListView();
    return view.getItems().stream()
        .map(Object::toString)
        .anyMatch(row -> List.of(words).stream().allMatch(row::contains));
  }

  @Test
  void whoIsThereAndWhatIsSaidShowsUntilTheServerDies(FxRobot robot) {
    assertEquals(0, rig.fx(() -> robot.lookup("#chat-people").queryListView().getItems().size()));
    URI one = server("node-1");
    URI two = server("node-2");
    try (ChatClient alice = ChatClient.enter(one, ChatClient.login(one, "alice"));
        ChatClient bob = ChatClient.enter(two, ChatClient.login(two, "bob"))) {
      rig.until("alice is there", () -> lists(robot, "#chat-people", "alice", "node-1"));
      rig.until("bob is there", () -> lists(robot, "#chat-people", "bob", "node-2"));
      alice.say("m1", "good evening");
      bob.tell("m2", "alice", "psst, over here");
      rig.until("it was said", () -> lists(robot, "#chat-messages", "alice", "good evening"));
      rig.until(
          "for one alone",
          () -> lists(robot, "#chat-messages", "bob", "psst, over here", "accent=true"));
      rig.fx(() -> {
        rig.console().workspace().calls().run(engine -> engine.kill("node-1"));
        return null;
      });
      rig.until("her server is dead", () -> !lists(robot, "#chat-people", "alice"));
      rig.until("he is still there", () -> lists(robot, "#chat-people", "bob", "node-2"));
      rig.until("what she said, too", () -> lists(robot, "#chat-messages", "good evening"));
    }
  }

  @Test
  void twoUsersCanBeBroughtIntoIt(FxRobot robot) {
    robot.clickOn("#chat-open");
    rig.until("two views", () -> shows(robot, "#session-view-two"));
    assertEquals("chat", rig.fx(() -> rig.console().workspace().places().shown().get().name()));
  }

  private static boolean shows(FxRobot robot, String id) {
    return robot.lookup(id).queryAll().stream().anyMatch(Node::isVisible);
  }
}
