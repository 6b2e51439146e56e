package io.understudy.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.WholeFile;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports into files say how far they are, can be cancelled, and leave no half file. */
final class FileExportTest {
  private static final int EVENTS = 5_000;

  @TempDir private Path data;
  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void theWholeJournalIsWrittenAndCounted() throws Exception {
    try (TestCluster test = TestCluster.start(data)) {
      for (int i = 0; i < EVENTS; i++) {
        test.cluster().journal().append(EventType.LOGIN, "alice", "with a comma, and \"quotes\"");
      }
      Path file = folder.resolve("new").resolve("journal.csv");
      FileExport export = FileExport.of(test.cluster(), Exporters.named("journal-csv"), file);
      assertEquals(-1, export.progress().part(), "nobody knows yet");
      export.write();
      FileExport.Progress end = export.progress();
      assertTrue(end.all() >= EVENTS, end::toString);
      assertEquals(end.all(), end.rows());
      assertEquals(1, end.part());
      assertEquals(Files.size(file), end.bytes());
      assertEquals(end.rows() + 1, Files.readAllLines(file).size(), "and the names");
    }
  }

  @Test
  void whatIsCancelledLeavesTheFileAsItWas() throws Exception {
    Path file = Files.writeString(folder.resolve("journal.csv"), "the last one");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    FileExport export =
        new FileExport(
            file,
            (out, tally) -> {
              for (int row = 1; row <= EVENTS; row++) {
                out.write("a row that is long enough to fill what is buffered\n");
                tally.row(row, EVENTS);
                if (row == EVENTS / 2) {
                  begun.countDown();
                  awaitQuietly(cancelled);
                }
              }
            });
    CompletableFuture<Void> written = CompletableFuture.runAsync(export::write);
    assertTrue(begun.await(1, TimeUnit.MINUTES));
    assertEquals(0.5, export.progress().part());
    assertEquals("the last one", Files.readString(file), "while it is written");
    export.cancel();
    cancelled.countDown();
    ProblemException problem =
        (ProblemException) assertThrows(CompletionException.class, written::join).getCause();
    assertEquals(ProblemKind.CONFLICT, problem.kind());
    assertTrue(
        problem.detail().startsWith("The operator cancelled it after 2500 of 5000 rows"),
        problem.detail());
    assertEquals("the last one", Files.readString(file));
    assertEquals(List.of("journal.csv"), names(), "no half file");
  }

  @Test
  void whatCannotBeWrittenIsNamedAndLeavesNothing() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    FileExport export =
        new FileExport(taken.resolve("in-a-file.csv"), (out, tally) -> out.write("x"));
    ProblemException problem = assertThrows(ProblemException.class, export::write);
    assertEquals(ProblemKind.BAD_OPTION, problem.kind());
    assertTrue(problem.detail().contains("in-a-file.csv cannot be written"), problem.detail());
    assertEquals(List.of("taken"), names());
  }

  @Test
  void aLinkStaysALinkAndAPipeIsWrittenTo() throws Exception {
    Path real = Files.writeString(folder.resolve("real.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), real);
    WholeFile.write(link, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
    Path nowhere = Path.of("/dev/null");
    if (Files.exists(nowhere)) {
      WholeFile.write(nowhere, out -> out.write(1));
      assertTrue(!Files.isRegularFile(nowhere), "it is what it was");
    }
  }
}
