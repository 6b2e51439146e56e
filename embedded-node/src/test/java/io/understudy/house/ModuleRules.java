package io.understudy.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the sources of every module. A module extends this with an empty class. */
public abstract class ModuleRules {
  private static final int MEDIAN = 80;
  private static final int P90 = 250;
  private static final int LONGEST = 500;

  private static final Path MODULE = Path.of("").toAbsolutePath();

  @Test
  void sourcesAreFormatted() throws Exception {
    assertEquals(
        List.of(),
        SourceFormat.unformatted(MODULE.resolve("src")),
        "run: mvn -Pformat process-test-classes");
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    Set<Path> silent =
        mainSources().stream()
            .map(Path::getParent)
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), silent, "these packages need a package-info.java");
  }

  @Test
  void filesAreShort() throws IOException {
    List<Long> lengths = new java.util.ArrayList<>();
    for (Path file : mainSources()) {
      try (Stream<String> lines = Files.lines(file)) {
        long length = lines.count();
        lengths.add(length);
        assertTrue(length <= LONGEST, file + " has " + length + " lines, more than " + LONGEST);
      }
    }
    lengths.sort(null);
    assertTrue(!lengths.isEmpty(), "there are no sources in " + MODULE);
    long median = lengths.get(lengths.size() / 2);
    long p90 = lengths.get(lengths.size() * 9 / 10);
    assertTrue(median <= MEDIAN + MEDIAN / 4, "the median file has " + median + " lines");
    assertTrue(p90 <= P90, "the 90th percentile of the files is " + p90 + " lines");
  }

  @Test
  void testsDoNotSleep() throws IOException {
    List<Path> sleepers =
        SourceFormat.sources(MODULE.resolve("src/test")).stream()
            .filter(file -> !file.endsWith("ModuleRules.java"))
            .filter(ModuleRules::sleeps)
            .toList();
    assertEquals(List.of(), sleepers, "wait for a condition instead of for a time");
  }

  private static boolean sleeps(Path file) {
    try {
      return Files.readString(file).contains("Thread.sleep");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> mainSources() throws IOException {
    return SourceFormat.sources(MODULE.resolve("src/main/java")).stream()
        .filter(file -> !file.endsWith("package-info.java"))
        .toList();
  }
}
