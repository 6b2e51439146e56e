package io.understudy.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for the sources of every module. A module extends this with an empty class. */
public abstract class ModuleRules {
  private static final int MEDIAN = 100;
  private static final int P90 = 250;
  private static final int LONGEST = 500;

  /** Of a thread or of a unit of time, called, referred to or imported. */
  private static final Pattern SLEEP = Pattern.compile("[.:]sleep\\b");

  private static final Path MODULE = Path.of("").toAbsolutePath();

  @Test
  void sourcesAreFormatted() throws Exception {
    assertEquals(
        List.of(),
        SourceFormat.unformatted(MODULE.resolve("src")),
        "google-java-format would write these differently; run: mvn -Pformat process-test-classes");
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    Set<Path> silent =
        mainSources().stream()
            .map(Path::getParent)
            .filter(folder -> !saysWhatItIsFor(folder.resolve("package-info.java")))
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(), silent, "a reader begins there: these need a package-info.java with a comment");
  }

  @Test
  void filesAreShort() throws IOException {
    List<Long> lengths = new ArrayList<>();
    for (Path file : mainSources()) {
      long length = read(file).lines().count();
      lengths.add(length);
      atMost(LONGEST, length, file.toString());
    }
    assertFalse(lengths.isEmpty(), "there are no sources in " + MODULE);
    lengths.sort(null);
    atMost(MEDIAN, lengths.get(lengths.size() / 2), "the median of the files of " + MODULE);
    atMost(P90, lengths.get(lengths.size() * 9 / 10), "the 90th percentile of " + MODULE);
  }

  @Test
  void testsDoNotSleep() throws IOException {
    List<Path> sleepers =
        SourceFormat.sources(MODULE.resolve("src/test")).stream()
            .filter(file -> !file.endsWith("ModuleRules.java"))
            .filter(file -> SLEEP.matcher(read(file)).find())
            .toList();
    assertEquals(
        List.of(),
        sleepers,
        "wait for a condition instead of for a time, which is too short somewhere");
  }

  private static void atMost(int limit, long length, String what) {
    if (length > limit) {
      fail(what + ": " + length + " lines, more than " + limit + "; give a part its own file");
    }
  }

  private static boolean saysWhatItIsFor(Path packageInfo) {
    return Files.exists(packageInfo) && read(packageInfo).contains("/**");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> mainSources() throws IOException {
    return SourceFormat.sources(MODULE.resolve("src/main/java")).stream()
        .filter(file -> !file.endsWith("package-info.java"))
        .toList();
  }
}
