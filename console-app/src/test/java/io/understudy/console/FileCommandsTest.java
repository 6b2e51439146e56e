package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.cluster.Project;
import io.understudy.cluster.ProjectFile;
import io.understudy.journal.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testfx.api.FxRobot;

/** Every command that opens, saves or copies, given in the real window; real files come of it. */
final class FileCommandsTest extends WindowTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TestFactory
  Stream<DynamicTest> eachCommandDoesWhatItSays(FxRobot robot) {
    CommandRig person = new CommandRig(rig, robot);
    person.fx(() -> {
      person.desk().actions().toggleTraffic();
      return null;
    });
    person.until("charts have something to show", () -> person.picture().totals().perSecond() > 0);
    return CommandCheck.tests(person, checks());
  }

  /** A check for each, by its name. */
  static Map<String, CommandCheck> checks() {
    Map<String, CommandCheck> checks = new LinkedHashMap<>();
    checks.put("charts.copy", FileCommandsTest::copyChart);
    checks.put("charts.copy-values", FileCommandsTest::copyValues);
    checks.put("charts.save", (rig, id) -> written(rig, id, ".png", "\u0089PNG"));
    checks.put("charts.save-values", (rig, id) -> written(rig, id, ".csv", "time,"));
    checks.put("export.haproxy", (rig, id) -> written(rig, id, ".cfg", "#"));
    checks.put("export.compose", (rig, id) -> written(rig, id, ".yaml", "#"));
    checks.put("export.nginx", (rig, id) -> written(rig, id, ".conf", "#"));
    checks.put("export.journal-jsonl", (rig, id) -> written(rig, id, ".jsonl", "{\"seq\":1,"));
    checks.put("export.journal-csv", (rig, id) -> written(rig, id, ".csv", "seq,at,type"));
    checks.put("project.save-as", FileCommandsTest::saveAs);
    checks.put("project.save", FileCommandsTest::save);
    checks.put("project.open", FileCommandsTest::openProject);
    checks.put("project.recent.*", FileCommandsTest::openRecent);
    return checks;
  }

  private static Path file(CommandRig rig, String ending) {
    Path folder = rig.engine(engine -> engine.dataUse().folder()).resolve("saved");
    return folder.resolve("file-" + NUMBER.incrementAndGet() + ending);
  }

  private static void copyChart(CommandRig rig, String id) {
    rig.give(id);
    rig.until(
        "a picture",
        () -> {
          Image image = Clipboard.getSystemClipboard().getImage();
          return image != null && image.getWidth() > 100;
        });
  }

  private static void copyValues(CommandRig rig, String id) {
    rig.give(id);
    rig.until("values", () -> rig.clipboard() != null && rig.clipboard().lines().count() > 1);
  }

  private static void written(CommandRig rig, String id, String ending, String beginning) {
    Path file = file(rig, ending);
    rig.answer(file);
    rig.give(id);
    rig.until("the file", () -> Files.exists(file));
    rig.until("what begins with " + beginning, () -> text(file).startsWith(beginning));
    rig.until("it says so", () -> rig.said(file.toString()));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private static void saveAs(CommandRig rig, String id) {
    Path file = file(rig, ProjectFile.ENDING);
    rig.answer(file);
    rig.give(id);
    rig.until("the file", () -> Files.exists(file));
    assertEquals(3, ProjectFile.read(file).project().cluster().nodes());
  }

  private static Path begun(CommandRig rig) {
    Path file = file(rig, ProjectFile.ENDING);
    rig.engine(engine -> engine.saveProject(file, Project.Open.NOTHING));
    rig.until("it is the project", () -> rig.engine(engine -> engine.project()).file().isPresent());
    return file;
  }

  private static void save(CommandRig rig, String id) throws IOException {
    Path file = begun(rig);
    rig.answer(file.resolveSibling("not-asked" + ProjectFile.ENDING));
    rig.until(
        "the window knows", () -> rig.desk().kept().all().get().containsValue(file.toString()));
    Files.writeString(file, "gone");
    rig.give(id);
    rig.until("it is written again", () -> text(file).startsWith("{"));
  }

  private static void openProject(CommandRig rig, String id) {
    rig.engine(engine -> engine.applyPreset("chat"));
    rig.until("the menu follows", () -> isMarked(rig, "chat"));
    Path file = begun(rig);
    rig.engine(engine -> engine.applyPreset("failover"));
    rig.until("the menu follows again", () -> isMarked(rig, "failover"));
    opens(rig, id, file);
    rig.until("and once more", () -> isMarked(rig, "chat"));
  }

  private static boolean isMarked(CommandRig rig, String preset) {
    return rig.desk().guide().current().get().name().equals(preset);
  }

  private static void openRecent(CommandRig rig, String id) {
    Path file = begun(rig);
    rig.until(
        "it is the last one",
        () ->
            rig.desk().commands().everything().stream()
                .anyMatch(command ->
                    command.id().equals(id)
                        && command.title().getValue().contains(file.getFileName().toString())));
    opens(rig, id, file);
  }

  private static long opened(CommandRig rig) {
    return rig.desk().bridge().events().stream()
        .filter(event -> event.type() == EventType.PROJECT_OPENED)
        .count();
  }

  private static void opens(CommandRig rig, String id, Path file) {
    rig.answer(file);
    int before = rig.engine(engine -> engine.project()).openings();
    long told = rig.fx(() -> opened(rig));
    rig.give(id);
    rig.window()
        .untilAtLast(
            "it is opened", () -> rig.engine(engine -> engine.project()).openings() > before);
    rig.until("the journal has it", () -> opened(rig) > told);
    rig.until("all is there", () -> rig.picture().totals().up() == 3);
  }
}
