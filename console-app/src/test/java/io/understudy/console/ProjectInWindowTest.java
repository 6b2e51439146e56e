package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ProjectFile;
import io.understudy.journal.EventType;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A project is saved and opened by its commands, in the real window on a real cluster. */
final class ProjectInWindowTest extends WindowTest {
  private void run(String command) {
    rig.fx(() -> {
      rig.console().workspace().commands().get(command).run();
      return null;
    });
  }

  private void show(String place) {
    rig.fx(() -> {
      rig.console().workspace().places().show(place);
      return null;
    });
  }

  private int faults() {
    return rig.picture().nodes().getFirst().faults().size();
  }

  @Test
  void everythingIsAsItWasWhenItWasSaved() {
    Path file = data.resolve("shared").resolve("mine.understudy");
    rig.fx(() -> {
      rig.console().workspace().dialogs().answerBy(new OneFile(file));
      return null;
    });
    rig.fx(() -> {
      rig.console()
          .workspace()
          .calls()
          .run(engine -> engine.addFault("node-1", "latency", Map.of("ms", 1)));
      return null;
    });
    rig.until("the fault is there", () -> faults() == 1);
    show("journal");
    run("project.save");
    rig.until("the title has it", () -> stage.getTitle().equals("mine – Understudy"));
    assertEquals("journal", ProjectFile.read(file).project().window().place());
    show("cluster");
    run("cluster.clear");
    run("cluster.add");
    rig.untilUp(4);
    rig.until("no fault", () -> faults() == 0);
    run("project.open");
    rig.until("it is opened", () -> rig.has(EventType.PROJECT_OPENED, "cluster"));
    rig.untilUp(3);
    rig.until("the fault is back", () -> faults() == 1);
    rig.until(
        "the place is back",
        () -> rig.console().workspace().places().shown().get().name().equals("journal"));
    assertTrue(
        rig.fx(() ->
            rig.console().workspace().commands().everything().stream()
                .anyMatch(command ->
                    command.title().getValue().equals("Open mine.understudy (shared)"))));
  }
}
