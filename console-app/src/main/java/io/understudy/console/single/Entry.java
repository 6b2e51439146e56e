package io.understudy.console.single;

import io.understudy.cli.Window.Wish;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** How a start came into a data folder: as its first window, or as a guest of the first. */
public sealed interface Entry {
  /** The file by whose lock it is decided who is the first. */
  String FILE = "window.lock";

  /**
   * This process has the window of the folder.
   *
   * @param door where others hand over their wishes
   */
  record First(Door door) implements Entry {}

  /**
   * Another process has it, and has done what was wished.
   *
   * @param pid its number
   */
  record Guest(long pid) implements Entry {}

  /** How long to wait for a first one that is closing, or that died a moment ago. */
  Duration PATIENCE = Duration.ofSeconds(30);

  /** How long to wait between two attempts. */
  Duration PAUSE = Duration.ofMillis(25);

  /**
   * Decides; blocks until the wish is fulfilled, if there is a first one.
   *
   * @throws ProblemException {@link ProblemKind#DATA_IN_USE} if the first one does not answer
   */
  static Entry enter(Wish wish) {
    return enter(wish, Knock.PATIENCE);
  }

  /** The same with another time that the first one has for its answer. */
  static Entry enter(Wish wish, Duration answerWithin) {
    Path file = wish.data().resolve(FILE);
    long begin = System.nanoTime();
    do {
      try {
        Optional<Door> door = Door.take(file);
        if (door.isPresent()) {
          return new First(door.get());
        }
        Note note = Note.read(file);
        switch (note.isThere() ? Knock.at(note, wish, answerWithin) : Knock.Answer.NOBODY) {
          case DONE -> {
            return new Guest(note.pid());
          }
          case SILENT -> throw silent(wish.data(), note);
          case CLOSING, NOBODY -> LockSupport.parkNanos(PAUSE.toNanos());
        }
      } catch (IOException e) {
        // A folder in which nothing can be locked: the store will say what is wrong with it.
        return new First(Door.shut());
      }
    } while (System.nanoTime() - begin < PATIENCE.toNanos());
    throw silent(wish.data(), new Note(0, "", 0));
  }

  private static ProblemException silent(Path data, Note note) {
    return new ProblemException(
        ProblemKind.DATA_IN_USE,
        ("A window of Understudy%s has the data folder %s, but it does not answer. End it, or give"
                + " this one a folder of its own with --data")
            .formatted(note.isThere() ? " (process %d)".formatted(note.pid()) : "", data));
  }
}
