package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.console.shell.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testfx.api.FxRobot;

/** Every command about the window: its places, its time, its looks and its help. */
final class WindowCommandsTest extends WindowTest {
  private static final List<String> PLACES =
      List.of(
          "cluster",
          "sessions",
          "chat",
          "calls",
          "dns",
          "load",
          "experiments",
          "journal",
          "settings");

  @TestFactory
  Stream<DynamicTest> eachCommandDoesWhatItSays(FxRobot robot) {
    return CommandCheck.tests(new CommandRig(rig, robot), checks());
  }

  /** A check for each, by its name. */
  static Map<String, CommandCheck> checks() {
    Map<String, CommandCheck> checks = new LinkedHashMap<>();
    // The last one first: each has to lead away from another.
    for (String place : PLACES.reversed()) {
      checks.put("place." + place, (rig, id) -> place(rig, id, place));
    }
    checks.put("window.pause", WindowCommandsTest::pause);
    checks.put("window.earlier", WindowCommandsTest::earlier);
    checks.put("window.later", WindowCommandsTest::later);
    checks.put("window.live", WindowCommandsTest::live);
    checks.put("window.palette", WindowCommandsTest::palette);
    checks.put("help.keys", WindowCommandsTest::keys);
    checks.put("window.dark", (rig, id) -> twice(rig, id, rig.desk().theme().dark()));
    checks.put("window.language", WindowCommandsTest::language);
    checks.put("window.presentation", (rig, id) -> twice(rig, id, rig.desk().presentation()));
    return checks;
  }

  private static void place(CommandRig rig, String id, String place) {
    rig.give(id);
    rig.until("it shows", () -> rig.desk().places().shown().get().name().equals(place));
    rig.until(
        "it is in the window",
        () ->
            rig.desk().places().shown().get().view().get().getScene() != null
                && rig.desk().places().shown().get().view().get().isVisible());
  }

  /** Changes something, and the second time changes it back. */
  private static void twice(CommandRig rig, String id, ObservableValue<Boolean> value) {
    boolean before = rig.fx(value::getValue);
    rig.give(id);
    rig.until("it changes", () -> value.getValue() != before);
    rig.give(id);
    rig.until("and back", () -> value.getValue() == before);
  }

  private static void pause(CommandRig rig, String id) {
    rig.give(id);
    rig.until("the picture stands", () -> rig.desk().bridge().still().getValue());
    rig.give(id);
    rig.until("it goes on", () -> !rig.desk().bridge().still().getValue());
  }

  private static boolean isPast(CommandRig rig) {
    return rig.desk().bridge().past().get() != null;
  }

  private static void earlier(CommandRig rig, String id) {
    rig.give(id);
    rig.until("it is the past", () -> isPast(rig) && rig.shows("#moment"));
    long first = rig.fx(() -> rig.desk().bridge().past().get().event().seq());
    rig.give(id);
    rig.until("earlier", () -> rig.desk().bridge().past().get().event().seq() < first);
  }

  private static void later(CommandRig rig, String id) {
    if (!rig.fx(() -> isPast(rig))) {
      rig.give("window.earlier");
      rig.give("window.earlier");
    }
    rig.until("it is the past", () -> isPast(rig));
    long before = rig.fx(() -> rig.desk().bridge().past().get().event().seq());
    rig.give(id);
    rig.until(
        "later", () -> !isPast(rig) || rig.desk().bridge().past().get().event().seq() > before);
  }

  private static void live(CommandRig rig, String id) {
    if (!rig.fx(() -> isPast(rig))) {
      rig.give("window.earlier");
      rig.until("it is the past", () -> isPast(rig));
    }
    rig.give(id);
    rig.until("it is the present", () -> !isPast(rig) && !rig.shows("#moment"));
  }

  private static void palette(CommandRig rig, String id) {
    rig.give(id);
    rig.until("it takes letters", () -> rig.robot().lookup("#palette").query().isFocused());
    rig.robot().type(KeyCode.ESCAPE);
    rig.until("it is closed", () -> !rig.shows("#palette"));
  }

  private static void keys(CommandRig rig, String id) {
    rig.give(id);
    rig.until("they are listed", () -> rig.shows(".key-sheet .sheet-keys"));
    rig.robot().type(KeyCode.ESCAPE);
    rig.until("it is closed", () -> !rig.shows(".key-sheet"));
  }

  private static void language(CommandRig rig, String id) {
    ObservableValue<Language> language = rig.desk().texts().language();
    String english = rig.fx(() -> rig.command(id).title().getValue());
    rig.give(id);
    rig.until("the next one", () -> language.getValue() == Language.PORTUGUESE_BRAZIL);
    String other = rig.fx(() -> rig.command(id).title().getValue());
    rig.give(id);
    rig.until("the first one", () -> language.getValue() == Language.ENGLISH);
    assertEquals(false, english.equals(other), "the words change with it");
  }
}
