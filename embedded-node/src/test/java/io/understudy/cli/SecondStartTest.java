package io.understudy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.cluster.ClusterSettings;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the command line hands over to a window that is open already. */
final class SecondStartTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Window.Wish> wishes = new ArrayList<>();
  private Optional<ProblemException> refusal = Optional.empty();

  private final Window window =
      new Window() {
        @Override
        public Optional<String> handOver(Wish wish) {
          wishes.add(wish);
          refusal.ifPresent(problem -> {
            throw problem;
          });
          return Optional.of("It is in front.");
        }

        @Override
        public Optional<String> missing() {
          throw new AssertionError("a guest needs no display");
        }

        @Override
        public int open(ClusterSettings settings, boolean warmUp) {
          throw new AssertionError("there is one already");
        }
      };

  private int start(String... arguments) {
    return Cli.commands(window)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void aPlainStartAsksForTheUsualFolder() {
    assertEquals(0, start());
    assertEquals(
        List.of(new Window.Wish(ClusterSettings.defaultData(), Optional.empty(), List.of())),
        wishes);
    assertEquals("It is in front.", out.toString().strip());
    assertEquals("", err.toString());
  }

  @Test
  void aDoubleClickIsAPlainStart() {
    assertEquals(0, Cli.run(new String[0], window));
    assertEquals(
        List.of(new Window.Wish(ClusterSettings.defaultData(), Optional.empty(), List.of())),
        wishes);
  }

  @Test
  void aDoubleClickThatIsRefusedIsAnErrorToo() {
    refusal = Optional.of(new ProblemException(ProblemKind.DATA_IN_USE, "It does not answer"));
    assertEquals(1, Cli.run(new String[0], window));
  }

  @Test
  void theFileIsHandedOverUnreadAndTheRestAsItWasTyped() {
    assertEquals(
        0, start("--data=d", "absent.understudy", "--nodes", "5", "--traffic", "--zone=a.test"));
    assertEquals(
        List.of(
            new Window.Wish(
                Path.of("d"),
                Optional.of(Path.of("absent.understudy").toAbsolutePath()),
                List.of("--nodes 5", "--traffic", "--zone a.test"))),
        wishes);
  }

  @Test
  void whatIsNoProjectIsRefusedAtOnce() {
    assertEquals(2, start("notes.txt"));
    assertEquals(2, start("--preset", "chat", "mine.understudy"));
    assertEquals(List.of(), wishes);
  }

  @Test
  void aFirstThatDoesNotAnswerIsAnError() {
    refusal = Optional.of(new ProblemException(ProblemKind.DATA_IN_USE, "It does not answer"));
    assertEquals(1, start());
    assertEquals("understudy: It does not answer", err.toString().strip());
    assertEquals("", out.toString());
  }
}
