package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cli.Window.Wish;
import io.understudy.console.shell.Toast;
import io.understudy.console.single.Door;
import io.understudy.console.single.Entry;
import io.understudy.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program is started again, in a process of its own, while the real window is open. */
final class SecondStartInWindowTest extends WindowTest {
  private Door door;

  @Override
  void beforeItOpens() {
    door =
        assertInstanceOf(
                Entry.First.class, Entry.enter(new Wish(data, Optional.empty(), List.of())))
            .door();
  }

  @BeforeEach
  void attend() {
    door.attend(new SecondStarts(stage, rig.console()));
  }

  @AfterEach
  void closeTheDoor() {
    door.close();
  }

  /** Starts it as a person does, and returns the only line that it has said. */
  private String startAgain(Path folder, String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--data";
    arguments[1] = data.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    try (Program second = Program.of(Launcher.class, folder, arguments)) {
      assertEquals(0, second.exit(), second::err);
      assertEquals(1, second.out().size(), second.out()::toString);
      return second.out().getFirst();
    }
  }

  private List<String> said() {
    return rig.fx(() ->
        rig.console().workspace().toasts().said().stream()
            .map(said -> said.toast().text())
            .toList());
  }

  private void project(String name, String text) throws IOException {
    Files.writeString(data.resolve(name), text);
  }

  @Test
  void theWindowComesForward() {
    rig.fx(() -> {
      stage.setIconified(true);
      return null;
    });
    String line = startAgain(data, "--nodes", "5", "--traffic");
    assertEquals(
        ("Understudy runs already (process %d): its window is in front. Not applied, because it"
                + " counts for a start only: --nodes 5, --traffic")
            .formatted(ProcessHandle.current().pid()),
        line);
    rig.until("it is no icon", () -> !stage.isIconified());
    assertTrue(
        said()
            .contains(
                "Understudy was started again; this is the window that runs already. Not applied,"
                    + " because it counts for a start only: --nodes 5, --traffic"),
        () -> said().toString());
    assertEquals(3, rig.fx(rig::picture).nodes().size());
  }

  @Test
  void aFileOpensInItWhereverTheSecondStartStands() throws IOException {
    project("four.understudy", "{\"format\": 1, \"cluster\": {\"nodes\": 4}}");
    String line = startAgain(data, "four.understudy");
    assertTrue(line.endsWith("its window is in front and opens four.understudy."), line);
    rig.untilUp(4);
    rig.until("the title has it", () -> stage.getTitle().equals("four – Understudy"));
    assertTrue(
        said().contains("Understudy was started again with four.understudy; it is opened here"),
        () -> said().toString());
  }

  @Test
  void whatIsWrongWithAFileIsSaidInTheWindow() throws IOException {
    project("bad.understudy", "{\"format\": 1, \"cluster\": {\"nodes\": 4000}}");
    startAgain(data, "bad.understudy");
    startAgain(data, "absent.understudy");
    for (String part : List.of("4000", "there is no such file")) {
      rig.until(
          part,
          () ->
              rig.console().workspace().toasts().said().stream()
                  .anyMatch(said ->
                      said.toast().kind() == Toast.Kind.PROBLEM
                          && said.toast().text().contains(part)));
    }
    assertEquals(3, rig.fx(rig::picture).nodes().size());
  }
}
