package io.understudy.console.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.shell.Language;
import io.understudy.console.shell.Remembered;
import io.understudy.console.shell.Theme;
import io.understudy.console.shell.ThemeChoice;
import io.understudy.console.shell.Workspace;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A row of the journal in lists of any width. */
@ExtendWith(ApplicationExtension.class)
final class EventCellTest {
  private static final int MS = 30_000;

  @TempDir private Path folder;

  private ListView<Event> list;

  @Start
  void open(Stage stage) {
    Workspace desk = Workspace.create(Remembered.load(folder, "en"), new Theme(ThemeChoice.DARK));
    desk.texts().language().set(Language.ENGLISH);
    list = new ListView<>();
    list.setCellFactory(_ -> new EventCell(desk));
    list.getItems()
        .add(
            new Event(
                1,
                Instant.EPOCH,
                EventType.LEASE_EXPIRED,
                "node-1",
                "",
                "",
                "its lease ran out: no heartbeat for 1.0 s"));
    stage.setScene(new Scene(new Pane(desk.palette(), list), 1_000, 200));
    desk.theme().dress(stage.getScene());
    stage.show();
  }

  @ParameterizedTest
  @ValueSource(ints = {150, 200, 260, 400, 900})
  void theReasonIsShortenedFirstAndNothingSticksOut(int width, FxRobot robot) {
    WaitForAsyncUtils.waitForAsyncFx(
        MS,
        () -> {
          list.setMinWidth(width);
          list.setMaxWidth(width);
          Parent root = list.getScene().getRoot();
          root.applyCss();
          root.layout();
          root.layout(); // what a binding changed meanwhile
          return null;
        });
    Label phrase = robot.lookup(".event-phrase").queryAs(Label.class);
    Label reason = robot.lookup(".event-reason").queryAs(Label.class);
    assertEquals(width, list.getWidth());
    double edge = right(list);
    assertTrue(right(phrase) <= edge, () -> "it ends at " + right(phrase) + " of " + edge);
    assertEquals(width <= 200, !shown(phrase).equals(phrase.getText()), shown(phrase));
    assertEquals(width == 900, shown(reason).equals(reason.getText()), shown(reason));
  }

  private static double right(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxX();
  }

  private static String shown(Label label) {
    return ((Text) label.lookup(".text")).getText();
  }
}
