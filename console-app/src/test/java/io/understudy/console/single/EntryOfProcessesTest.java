package io.understudy.console.single;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.cli.Window.Wish;
import io.understudy.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same between processes, one of which is killed. */
final class EntryOfProcessesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final List<Program> started = new ArrayList<>();

  /** Enters as soon as a file is there; says what it is, and what it is asked for. */
  static final class Start {
    private Start() {}

    public static void main(String[] args) throws InterruptedException {
      Path data = Path.of(args[0]);
      say("ready");
      while (!Files.exists(Path.of(args[1]))) {
        LockSupport.parkNanos(1_000_000);
      }
      switch (Entry.enter(new Wish(data, Optional.of(Path.of(args[2])), List.of()))) {
        case Entry.First first -> {
          say("first");
          first
              .door()
              .attend((wish, done) -> {
                say("opens " + wish.project().orElseThrow());
                done.run();
              });
          new CountDownLatch(1).await();
        }
        case Entry.Guest guest -> say("guest of " + guest.pid());
      }
      System.exit(0);
    }

    private static void say(String line) {
      System.out.println(line);
      System.out.flush();
    }
  }

  @AfterEach
  void end() {
    started.forEach(Program::kill);
  }

  private Program start(Path go, String file) {
    Program program =
        Program.of(Start.class, folder, folder.resolve("data").toString(), go.toString(), file);
    started.add(program);
    return program;
  }

  private static void until(Program program, int lines) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertEquals(lines, program.out().size(), program::err));
  }

  private static String role(Program program) {
    return program.out().get(1);
  }

  @Test
  void ofManyStartsOneIsTheFirstAndWhenItIsKilledTheNextStartIs() throws IOException {
    Path go = folder.resolve("go");
    List<Program> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(start(go, "file-" + i));
    }
    all.forEach(one -> until(one, 1));
    Files.createFile(go);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertEquals(
                4, all.stream().filter(one -> one.out().size() > 1).count(), all.toString()));
    List<Program> firsts = all.stream().filter(one -> role(one).equals("first")).toList();
    assertEquals(1, firsts.size());
    Program first = firsts.getFirst();
    until(first, 5);
    for (Program guest : all) {
      if (guest != first) {
        assertEquals(0, guest.exit());
        assertEquals("guest of " + first.pid(), role(guest));
      }
    }
    first.kill(); // SIGKILL: its note stays behind
    Program next = start(go, "next");
    until(next, 2);
    assertEquals("first", role(next));
    Program last = start(go, "last");
    assertEquals(0, last.exit());
    assertEquals("guest of " + next.pid(), role(last));
    until(next, 3);
    assertEquals("opens last", next.out().getLast());
  }
}
