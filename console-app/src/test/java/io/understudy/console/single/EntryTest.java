package io.understudy.console.single;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cli.Window.Wish;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.HeldFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who is the first, and what becomes of the others. */
final class EntryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final List<Door> doors = new CopyOnWriteArrayList<>();
  private final List<Wish> fulfilled = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    doors.forEach(Door::close);
  }

  private Wish wish(Path data) {
    return new Wish(data, Optional.empty(), List.of());
  }

  private Entry enter(Wish wish) {
    Entry entry = Entry.enter(wish);
    if (entry instanceof Entry.First first) {
      doors.add(first.door());
    }
    return entry;
  }

  private Door first() {
    return assertInstanceOf(Entry.First.class, enter(wish(folder))).door();
  }

  private CompletableFuture<Entry> later() {
    return CompletableFuture.supplyAsync(
        () -> enter(wish(folder)), task -> Thread.ofPlatform().start(task));
  }

  private void fulfil(Wish wish, Runnable done) {
    fulfilled.add(wish);
    done.run();
  }

  @Test
  void theSecondHandsItsWishToTheFirst() {
    first().attend(this::fulfil);
    Wish wish =
        new Wish(
            folder,
            Optional.of(folder.resolve("ação 1.understudy")),
            List.of("--nodes 5", "--traffic"));
    assertEquals(new Entry.Guest(ProcessHandle.current().pid()), enter(wish));
    assertEquals(List.of(wish), fulfilled);
  }

  @Test
  void eachFolderHasAFirstOfItsOwnByWhateverPathItIsReached() {
    first().attend(this::fulfil);
    assertInstanceOf(Entry.First.class, enter(wish(folder.resolve("other"))));
    assertInstanceOf(Entry.Guest.class, enter(wish(folder.resolve("x").resolve(".."))));
  }

  @Test
  void aGuestIsToldWhenItIsDoneAndNotBefore() {
    Door door = first();
    CompletableFuture<Entry> guest = later();
    CompletableFuture<Runnable> shown = new CompletableFuture<>();
    door.attend((wish, done) -> shown.complete(done));
    Runnable done = shown.join();
    assertFalse(guest.isDone(), "the window has not come forward");
    done.run();
    await().atMost(PATIENCE).until(guest::isDone);
    assertInstanceOf(Entry.Guest.class, guest.join());
  }

  @Test
  void whoComesWhileTheFirstClosesIsTheNextFirst() {
    Door door = first();
    door.attend(this::fulfil);
    door.leave();
    CompletableFuture<Entry> next = later();
    assertFalse(next.isDone(), "the folder is held still");
    door.close();
    await().atMost(PATIENCE).until(next::isDone);
    assertInstanceOf(Entry.First.class, next.join());
    assertEquals(List.of(), fulfilled);
  }

  @Test
  void whoKnocksWhileTheFirstClosesIsNotWelcomedAnyMore() throws IOException {
    Door door = first();
    door.attend(this::fulfil);
    door.leave();
    Note note = Note.read(folder.resolve(Entry.FILE));
    assertEquals(Knock.Answer.CLOSING, Knock.at(note, wish(folder), PATIENCE));
    assertEquals(List.of(), fulfilled);
  }

  @Test
  void aWishThatWaitsWhenTheFirstClosesIsNotLost() {
    Door door = first();
    CountDownLatch come = new CountDownLatch(1);
    door.attend((wish, done) -> come.countDown());
    CompletableFuture<Entry> next = later();
    await().atMost(PATIENCE).until(() -> come.getCount() == 0);
    door.close();
    await().atMost(PATIENCE).until(next::isDone);
    assertInstanceOf(Entry.First.class, next.join());
  }

  @Test
  void theNoteOfACrashedOneIsNobody() throws IOException {
    try (ServerSocket stranger = new ServerSocket(0, 1, Door.LOOPBACK)) {
      Note note = Note.ofThisProcess(stranger.getLocalPort());
      Files.writeString(folder.resolve(Entry.FILE), note.text());
      first();
    }
  }

  @Test
  void whoeverHoldsTheFileWithoutADoorIsWaitedFor() throws IOException {
    int nobody;
    try (ServerSocket gone = new ServerSocket(0, 1, Door.LOOPBACK)) {
      nobody = gone.getLocalPort();
    }
    for (String note : List.of("", "port 99999 secret", Note.ofThisProcess(nobody).text())) {
      HeldFile held = HeldFile.take(folder.resolve(Entry.FILE), note).orElseThrow();
      CompletableFuture<Entry> next = later();
      assertFalse(next.isDone(), "somebody has it");
      held.close();
      await().atMost(PATIENCE).until(next::isDone);
      assertInstanceOf(Entry.First.class, next.join());
      doors.forEach(Door::close);
    }
  }

  @Test
  void aFirstThatDoesNotAnswerIsNamed() {
    first().attend((wish, done) -> {});
    ProblemException refused =
        assertThrows(
            ProblemException.class, () -> Entry.enter(wish(folder), Duration.ofMillis(100)));
    assertEquals(ProblemKind.DATA_IN_USE, refused.kind());
    for (String part :
        List.of(folder.toString(), "process " + ProcessHandle.current().pid(), "--data")) {
      assertTrue(refused.detail().contains(part), refused.detail());
    }
  }

  @Test
  void aStrangerIsNotHeard() throws IOException {
    first().attend(this::fulfil);
    Note note = Note.read(folder.resolve(Entry.FILE));
    for (String secret : List.of("", "x".repeat(note.secret().length()))) {
      try (Socket socket = new Socket(Door.LOOPBACK, note.port())) {
        assertThrows(
            IOException.class,
            () -> {
              Wire.write(new DataOutputStream(socket.getOutputStream()), secret, wish(folder));
              new DataInputStream(socket.getInputStream()).readUTF();
            });
      }
    }
    assertEquals(List.of(), fulfilled);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void onlyTheOwnerReadsTheSecret() throws IOException {
    Path file = folder.resolve("new").resolve(Entry.FILE);
    enter(wish(file.getParent()));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
  }

  @Test
  void aFolderThatCannotBeLockedIsLeftToTheStore() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertInstanceOf(Entry.First.class, enter(wish(file)));
    assertInstanceOf(Entry.First.class, enter(wish(file.resolve("below"))));
  }

  @Test
  void ofManyAtOnceExactlyOneIsTheFirst() {
    int starts = 12;
    for (int round = 0; round < 20; round++) {
      Path data = folder.resolve("round-" + round);
      CountDownLatch go = new CountDownLatch(1);
      List<CompletableFuture<Entry>> all = new ArrayList<>();
      for (int i = 0; i < starts; i++) {
        CompletableFuture<Entry> one = new CompletableFuture<>();
        all.add(one);
        Thread.ofPlatform()
            .start(() -> {
              try {
                go.await();
                Entry entry = enter(wish(data));
                if (entry instanceof Entry.First mine) {
                  mine.door().attend(this::fulfil);
                }
                one.complete(entry);
              } catch (InterruptedException | RuntimeException e) {
                one.completeExceptionally(e);
              }
            });
      }
      fulfilled.clear();
      go.countDown();
      await().atMost(PATIENCE).until(() -> all.stream().allMatch(CompletableFuture::isDone));
      assertEquals(
          1,
          all.stream().map(CompletableFuture::join).filter(Entry.First.class::isInstance).count());
      assertEquals(starts - 1, fulfilled.size());
    }
  }
}
