package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.bridge.Engine;
import io.understudy.console.shell.Command;
import io.understudy.console.shell.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/** The real window whose commands are given as a person gives them: by key, else by palette. */
final class CommandRig {
  private static final String PALETTE = "window.palette";

  private final WindowRig window;
  private final FxRobot robot;
  private final List<URI> opened = new CopyOnWriteArrayList<>();
  private final List<String> given = new ArrayList<>();

  /** A person at that window; somebody else opens pages, and answers where files are to be. */
  CommandRig(WindowRig window, FxRobot robot) {
    this.window = window;
    this.robot = robot;
    desk().browser().openBy(opened::add);
  }

  WindowRig window() {
    return window;
  }

  FxRobot robot() {
    return robot;
  }

  Workspace desk() {
    return window.console().workspace();
  }

  ClusterSnapshot picture() {
    return window.picture();
  }

  ClusterSnapshot.Node node(String id) {
    return picture().nodes().stream()
        .filter(node -> node.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + id));
  }

  /** Pages that were to be opened in the browser of the desktop. */
  List<URI> opened() {
    return opened;
  }

  /** Every file that is asked for is that one. */
  void answer(Path file) {
    fx(() -> {
      desk().dialogs().answerBy(new OneFile(file));
      return null;
    });
  }

  /** Gives a command, by its key if it has one and else by the palette. */
  void give(String id) {
    until(id + " can be given", () -> command(id).enabled().getValue());
    fx(() -> {
      robot.lookup("#place-cluster").query().requestFocus();
      return null;
    });
    Optional<String> key = fx(() -> command(id).key().now().get());
    given.add(id);
    if (key.isPresent()) {
      press(key.get());
    } else {
      choose(id);
    }
  }

  /** Whether it was given since {@link #forget}. */
  boolean wasGiven(String id) {
    return given.contains(id);
  }

  /** Nothing was given. */
  void forget() {
    given.clear();
  }

  Command command(String id) {
    return desk().commands().everything().stream()
        .filter(command -> command.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no command " + id));
  }

  private void press(String key) {
    String[] parts = key.length() == 1 ? new String[] {key} : key.split("\\+");
    if (parts.length == 1) {
      robot.write(key.toLowerCase(Locale.ROOT));
      return;
    }
    List<KeyCode> held = new ArrayList<>();
    for (int i = 0; i < parts.length - 1; i++) {
      held.add(parts[i].equals("Shift") ? KeyCode.SHIFT : KeyCode.CONTROL);
    }
    KeyCode[] modifiers = held.toArray(KeyCode[]::new);
    robot.press(modifiers).type(KeyCode.getKeyCode(parts[parts.length - 1])).release(modifiers);
  }

  private void choose(String id) {
    press(fx(() -> command(PALETTE).key().now().get()).orElseThrow());
    until("the palette is open", () -> robot.lookup("#palette").query().isFocused());
    fx(() -> {
      robot.lookup("#palette").queryAs(TextField.class).setText(command(id).title().getValue());
      ListView<Command> found = robot.lookup("#palette-list").queryListView();
      assertTrue(
          found.getItems().stream().anyMatch(one -> one.id().equals(id)),
          () -> "the palette does not find " + id + " by its name: " + found.getItems());
      found.getSelectionModel().select(command(id, found));
      return null;
    });
    robot.type(KeyCode.ENTER);
  }

  private static Command command(String id, ListView<Command> found) {
    return found.getItems().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /** Whether the drawer shows and has that title. */
  boolean drawerShows(String titleKey) {
    String title = desk().texts().get(titleKey);
    return robot.lookup(".drawer").queryAll().stream().anyMatch(CommandRig::isShown)
        && robot.lookup(".drawer .label").queryAllAs(Labeled.class).stream()
            .anyMatch(label -> title.equals(label.getText()));
  }

  boolean shows(String selector) {
    return robot.lookup(selector).queryAll().stream().anyMatch(CommandRig::isShown);
  }

  private static boolean isShown(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (!one.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  /** Whether some message, shown now or before, has those words. */
  boolean said(String words) {
    return desk().toasts().said().stream().anyMatch(said -> said.toast().text().contains(words));
  }

  String clipboard() {
    return fx(() -> Clipboard.getSystemClipboard().getString());
  }

  /** Has the engine do something, which a check needs to begin with. */
  <T> T engine(Function<Engine, T> deed) {
    return deed.apply(desk().bridge().engine().get());
  }

  void select(String id) {
    fx(() -> {
      desk().selection().select(id);
      return null;
    });
  }

  void until(String what, Callable<Boolean> condition) {
    window.until(what, condition);
  }

  <T> T fx(Callable<T> call) {
    return window.fx(call);
  }
}
