package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.shell.Command;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Place;
import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The rail, the palette, the keys and the settings of the real window. */
final class PlacesInWindowTest extends WindowTest {
  private static final KeyCode[] DIGITS = {
    KeyCode.DIGIT1,
    KeyCode.DIGIT2,
    KeyCode.DIGIT3,
    KeyCode.DIGIT4,
    KeyCode.DIGIT5,
    KeyCode.DIGIT6,
    KeyCode.DIGIT7,
    KeyCode.DIGIT8,
    KeyCode.DIGIT9
  };

  @Test
  void railAndKeysLeadToEveryPlaceAndEachControlHasAName(FxRobot robot) {
    List<Place> places = rig.console().workspace().places().all();
    assertEquals(9, places.size());
    for (Place place : places) {
      robot.clickOn("#place-" + place.name());
      assertEquals(place.name(), shown());
      assertTrue(rig.fx(() -> place.view().get().getScene() != null), place.name());
      assertEquals(List.of(), rig.fx(() -> nameless(stage.getScene().getRoot())), place.name());
    }
    for (int i = 0; i < places.size(); i++) {
      robot.press(KeyCode.CONTROL).type(DIGITS[i]).release(KeyCode.CONTROL);
      assertEquals(places.get(i).name(), shown());
    }
  }

  @Test
  void thePaletteFindsByPartsOfWordsAndRuns(FxRobot robot) {
    robot.clickOn("#card-node-2");
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    rig.until("the palette is open", () -> field(robot).isFocused());
    robot.write("kil");
    assertEquals("node.KILL", rig.fx(() -> first(robot).id()));
    robot.type(KeyCode.ENTER);
    rig.until("it is killed", () -> rig.has(EventType.NODE_KILLED, "node-2"));
    rig.until("it is down", () -> state("node-2") == NodeState.DOWN);
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    rig.until("the palette is open", () -> field(robot).isFocused());
    robot.write("node-3");
    robot.type(KeyCode.ENTER);
    assertEquals("node-3", rig.fx(() -> rig.console().workspace().selection().id().get()));
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    robot.type(KeyCode.ESCAPE);
    assertFalse(rig.fx(() -> field(robot).getParent().getParent().isVisible()));
  }

  @Test
  void aKeyCanBeChangedAndIsRefusedWhereItIsTaken(FxRobot robot) {
    rig.go(robot, "settings");
    Command kill = rig.console().workspace().commands().get("node.KILL");
    fire(robot, "#key-node-KILL");
    robot.write("t");
    assertEquals(Optional.of("K"), rig.fx(() -> kill.key().now().get()));
    assertTrue(rig.fx(() -> says(robot, "T is the key of")));
    fire(robot, "#key-node-KILL");
    robot.write("w");
    assertEquals(Optional.of("W"), rig.fx(() -> kill.key().now().get()));
    rig.go(robot, "cluster");
    robot.clickOn("#card-node-1").write("k");
    robot.write("w");
    rig.until("it is killed", () -> rig.has(EventType.NODE_KILLED, "node-1"));
    assertEquals(
        "W", rig.fx(() -> rig.console().workspace().kept().get("key.node.KILL", "nothing")));
    rig.go(robot, "settings");
    robot.clickOn("#keys-reset");
    assertEquals(Optional.of("K"), rig.fx(() -> kill.key().now().get()));
  }

  @Test
  void themeLanguageAndSizeChangeAtOnce(FxRobot robot) {
    rig.go(robot, "settings");
    boolean dark = rig.fx(() -> rig.console().workspace().theme().dark().getValue());
    robot.clickOn(dark ? "#theme-light" : "#theme-dark");
    assertEquals(!dark, rig.fx(() -> rig.console().workspace().theme().dark().getValue()));
    robot.clickOn("#language-pt-BR");
    assertEquals(
        Language.PORTUGUESE_BRAZIL,
        rig.fx(() -> rig.console().workspace().texts().language().get()));
    assertTrue(rig.fx(() -> says(robot, "Modo de apresentação")));
    double small = rig.fx(() -> robot.lookup("#place-cluster").query().localToScene(1, 1).getX());
    robot.clickOn("#presentation");
    rig.until(
        "everything is larger",
        () -> {
          Node button = robot.lookup("#place-cluster").query();
          return stage.getScene().getWidth() < 1_000
              || button.localToScene(1, 1).getX() - button.localToScene(0, 1).getX() > 1.01;
        });
    robot.clickOn("#presentation");
    rig.until(
        "and as before",
        () -> robot.lookup("#place-cluster").query().localToScene(1, 1).getX() == small);
  }

  @Test
  void whoIsSignedInIsListedAndCanBeSignedOut(FxRobot robot) {
    rig.console().workspace().actions().toggleTraffic();
    rig.go(robot, "sessions");
    rig.until("they are listed", () -> !sessions(robot).getItems().isEmpty());
    String words = rig.fx(() -> sessions(robot).getItems().getFirst().toString());
    String id = words.replaceAll(".*id=([^,]*),.*", "$1");
    fireButton(robot, "#end-" + id);
    rig.until("it was ended", () -> rig.has(EventType.SESSION_ENDED, id));
    rig.until(
        "it is gone",
        () -> sessions(robot).getItems().stream().noneMatch(row -> row.toString().contains(id)));
    robot.clickOn("#session-search").write("nobody-at-all");
    rig.until("nothing is found", () -> sessions(robot).getItems().isEmpty());
  }

  @Test
  void theJournalIsSearched(FxRobot robot) {
    robot.clickOn("#card-node-3").type(KeyCode.K);
    rig.until("it is killed", () -> rig.has(EventType.NODE_KILLED, "node-3"));
    rig.go(robot, "journal");
    robot.clickOn("#journal-search").write("node-killed");
    rig.until(
        "one event is left", () -> robot.lookup("#journal").queryListView().getItems().size() == 1);
  }

  @Test
  void theDataIsMeasuredAndDeletedAfterAMomentToThinkBetterOfIt(FxRobot robot) {
    rig.console().workspace().actions().toggleTraffic();
    rig.until("somebody is signed in", () -> rig.picture().store().sessions() > 0);
    rig.console().workspace().actions().toggleTraffic();
    rig.go(robot, "settings");
    rig.until(
        "it says where",
        () -> robot.lookup("#data-folder").queryLabeled().getText().equals(data.toString()));
    assertTrue(rig.fx(() -> says(robot, "Users, sessions, numbers and messages")));
    fireButton(robot, "#data-clear");
    rig.until("it is announced", () -> says(robot, "All data of the cluster is being deleted"));
    assertFalse(rig.fx(() -> rig.has(EventType.DATA_CLEARED, "store")));
    rig.until("it is done", () -> rig.has(EventType.DATA_CLEARED, "store"));
    rig.until("nodes serve", () -> rig.picture().totals().up() == 3);
    rig.until("nobody is signed in", () -> rig.picture().store().sessions() == 0);
  }

  @Test
  void aMessageCoversNothingThatCanBePressed(FxRobot robot) {
    for (Place place : rig.console().workspace().places().all()) {
      rig.fx(() -> {
        rig.console().workspace().places().show(place.name());
        rig.console().workspace().toasts().problem("a message at " + place.name());
        return null;
      });
      rig.until(
          "it shows, over nothing, at " + place.name(),
          () -> {
            Set<Node> toasts = robot.lookup(".toasts .toast").queryAll();
            return !toasts.isEmpty()
                && toasts.stream().noneMatch(toast -> covers(toast, stage.getScene().getRoot()));
          });
    }
  }

  private static boolean covers(Node toast, Parent below) {
    Bounds there = toast.localToScene(toast.getLayoutBounds());
    for (Node node : below.getChildrenUnmodifiable()) {
      boolean other = node.isVisible() && !node.getStyleClass().contains("toasts");
      if (other
          && (node instanceof ButtonBase || node instanceof TextInputControl)
          && node.localToScene(node.getLayoutBounds()).intersects(there)) {
        return true;
      }
      if (other && node instanceof Parent parent && covers(toast, parent)) {
        return true;
      }
    }
    return false;
  }

  private String shown() {
    return rig.fx(() -> rig.console().workspace().places().shown().get().name());
  }

  private NodeState state(String id) {
    return rig.picture().nodes().stream()
        .filter(node -> node.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static TextField field(FxRobot robot) {
    return robot.lookup("#palette").queryAs(TextField.class);
  }

  private static Command first(FxRobot robot) {
    return (Command) robot.lookup("#palette-list").queryListView().getItems().getFirst();
  }

  private static ListView<?> sessions(FxRobot robot) {
    return robot.lookup("#sessions").queryListView();
  }

  /** By the keyboard: what is scrolled away cannot be clicked on. */
  private void fire(FxRobot robot, String field) {
    rig.fx(() -> {
      robot.lookup(field).query().requestFocus();
      return null;
    });
    robot.type(KeyCode.ENTER);
  }

  private void fireButton(FxRobot robot, String button) {
    rig.until("the button is there", () -> robot.lookup(button).tryQuery().isPresent());
    rig.fx(() -> {
      robot.lookup(button).queryButton().fire();
      return null;
    });
  }

  private static boolean says(FxRobot robot, String words) {
    return robot.lookup(".label").queryAllAs(Labeled.class).stream()
            .anyMatch(label -> label.getText() != null && label.getText().contains(words))
        || robot.lookup(".check-box").queryAllAs(Labeled.class).stream()
            .anyMatch(label -> label.getText().contains(words));
  }

  /** Every control that a person can use says what it is, to those who do not see it. */
  private static List<String> nameless(Parent root) {
    List<String> found = new ArrayList<>();
    for (Node node : root.getChildrenUnmodifiable()) {
      if (node instanceof Control control && isUsed(control) && !isNamed(control)) {
        found.add(control.toString());
      }
      if (node instanceof Parent parent && node.isVisible()) {
        found.addAll(nameless(parent));
      }
    }
    return found;
  }

  private static boolean isUsed(Control control) {
    // The list inside a combo box speaks through the box.
    return control.isVisible()
        && !control.getClass().getName().contains("ComboBoxListViewSkin")
        && (control instanceof ButtonBase
            || control instanceof TextInputControl
            || control instanceof ListView<?>);
  }

  private static boolean isNamed(Control control) {
    boolean speaks =
        control instanceof Labeled labeled
            && labeled.getText() != null
            && !labeled.getText().isBlank();
    String name = control.getAccessibleText();
    return speaks || (name != null && !name.isBlank());
  }
}
