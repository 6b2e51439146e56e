package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.Samples;
import io.understudy.console.bridge.Background;
import io.understudy.console.bridge.Bridges;
import io.understudy.console.bridge.FakeEngine;
import io.understudy.export.Exporters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved says how far it is and can be cancelled; no toolkit is needed. */
final class ExportActionsTest {
  @TempDir private Path folder;

  private final FakeEngine engine = new FakeEngine(Samples.cluster(Samples.up("node-1")));
  private final List<Runnable> workers = new ArrayList<>();
  private final List<Runnable> timers = new ArrayList<>();
  private final Texts texts = new Texts(Language.ENGLISH);
  private final Toasts toasts = new Toasts((delay, task) -> () -> {}, InstantSource.system());
  private final FileDialogs dialogs = new FileDialogs();
  private final ExportActions exports =
      new ExportActions(
          new Calls(
              Bridges.following(engine),
              new Background(workers::add, Runnable::run),
              texts,
              toasts),
          texts,
          toasts,
          dialogs,
          (delay, task) -> {
            timers.add(task);
            return () -> timers.remove(task);
          });

  private void save(Path file) {
    dialogs.answerBy(
        new FileDialogs.Chooser() {
          @Override
          public Optional<Path> save(String title, String suggestedName, String extension) {
            assertEquals("journal.csv", suggestedName);
            assertEquals("csv", extension);
            return Optional.ofNullable(file);
          }

          @Override
          public Optional<Path> open(String title, String extension) {
            return Optional.empty();
          }
        });
    exports.save(Exporters.named("journal-csv"));
  }

  /** Time passes; what is due runs. */
  private void tick() {
    List<Runnable> due = List.copyOf(timers);
    timers.clear();
    due.forEach(Runnable::run);
  }

  private Toast shown() {
    return toasts.showing().getFirst();
  }

  @Test
  void whatIsWrittenAtOnceIsOnlySaid() throws IOException {
    Path file = folder.resolve("journal.csv");
    save(file);
    workers.removeFirst().run();
    tick();
    assertEquals("all", Files.readString(file));
    assertEquals(1, toasts.showing().size());
    assertEquals("Saved as " + file, shown().text());
    assertTrue(timers.isEmpty(), "nobody looks any more");
  }

  @Test
  void whoChoosesNoFileGetsNone() {
    save(null);
    assertTrue(workers.isEmpty());
  }

  @Test
  void whatTakesItsTimeShowsHowFarItIsAndIsCancelledByItsMessage() throws IOException {
    Path file = Files.writeString(folder.resolve("journal.csv"), "the last one");
    engine.exportAs((out, tally) -> {
      out.write("1,2,3\n");
      tally.row(1_000, 4_000);
      tick();
      assertEquals("Writing journal.csv", shown().text());
      assertEquals(Toast.Kind.PROGRESS, shown().kind());
      assertEquals(0.25, shown().part().get());
      assertEquals("1,000 of 4,000 events, 0.0 MB", shown().words().get());
      tally.row(2_000, 4_000);
      tick();
      assertEquals(0.5, shown().part().get());
      assertEquals(1, toasts.showing().size());
      toasts.dismiss(shown());
      tally.row(3_000, 4_000);
    });
    save(file);
    workers.removeFirst().run();
    assertEquals("the last one", Files.readString(file));
    assertEquals(1, toasts.showing().size());
    assertEquals("Cancelled; journal.csv is as it was before", shown().text());
    tick();
    assertEquals(1, toasts.showing().size(), "nobody looks any more");
    assertEquals(1, folder.toFile().list().length, "no half file");
  }

  @Test
  void whatCannotBeWrittenIsSaidInItsOwnWords() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    save(taken.resolve("journal.csv"));
    workers.removeFirst().run();
    assertEquals(Toast.Kind.PROBLEM, shown().kind());
    assertTrue(shown().text().contains("cannot be written"), shown().text());
  }
}
