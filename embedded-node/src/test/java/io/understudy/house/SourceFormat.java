package io.understudy.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * google-java-format over the sources of a module. It runs as a test and not as a Maven plugin,
 * because plugins run on whatever Java Maven has, and the formatter must understand Java 25.
 */
public final class SourceFormat {
  private SourceFormat() {}

  /**
   * Formats every source file below the given folders in place.
   *
   * @param args the folders
   * @throws Exception if a file cannot be read, understood or written
   */
  public static void main(String[] args) throws Exception {
    for (String folder : args) {
      for (Path file : unformatted(Path.of(folder))) {
        Files.writeString(file, formatted(file));
        System.out.println("formatted " + file);
      }
    }
  }

  /** The source files below a folder that are not as the formatter would have them. */
  static List<Path> unformatted(Path folder) throws IOException, FormatterException {
    List<Path> found = new ArrayList<>();
    for (Path file : sources(folder)) {
      if (!formatted(file).equals(Files.readString(file))) {
        found.add(file);
      }
    }
    return found;
  }

  /** The Java files below a folder, without what a build has made. */
  static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !folder.relativize(file).startsWith("target"))
          .sorted()
          .toList();
    }
  }

  private static String formatted(Path file) throws IOException, FormatterException {
    String source = Files.readString(file);
    String ordered =
        ImportOrderer.reorderImports(
            RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(ordered);
  }
}
