package io.understudy.cluster;

import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where presets are kept: those that come with the program, and those of the user in the folder
 * {@code presets} of the data folder. A file of the user with the name of one that comes with the
 * program takes its place. Read anew each time, because people edit them.
 */
public final class PresetFiles {
  private static final List<String> BUILT_IN =
      List.of("failover", "three-tier", "throughput", "chat", "middleware");
  private static final String SUFFIX = ".json";
  private static final int MOST_BYTES = 64 * 1024;

  private final Path folder;

  /**
   * The presets of a data folder.
   *
   * @param data the data folder; it may not exist yet
   */
  public PresetFiles(Path data) {
    this.folder = data.resolve("presets");
  }

  /**
   * What there is.
   *
   * @param presets those that can be used, first those that come with the program
   * @param own which of them, by their names, are the user's; each with its file
   * @param broken the user's files that cannot be used, each with the reason
   */
  public record Shelf(List<Preset> presets, Map<String, Path> own, Map<Path, String> broken) {
    /**
     * Whether a preset is a file of the user that stands in the place of one that comes with the
     * program.
     */
    public boolean replaces(Preset preset) {
      return own.containsKey(preset.name()) && BUILT_IN.contains(preset.name());
    }
  }

  /** Reads all of them. */
  public Shelf read() {
    Map<Path, String> broken = new TreeMap<>();
    Map<String, Preset> own = new TreeMap<>();
    Map<String, Path> places = new TreeMap<>();
    for (Path file : files()) {
      try {
        Preset preset = read(file);
        own.put(preset.name(), preset);
        places.put(preset.name(), file);
      } catch (ProblemException e) {
        broken.put(file, e.detail());
      }
    }
    List<Preset> presets = new ArrayList<>();
    for (String name : BUILT_IN) {
      Preset changed = own.remove(name);
      presets.add(changed == null ? builtIn(name) : changed);
    }
    presets.addAll(own.values());
    return new Shelf(List.copyOf(presets), Map.copyOf(places), Map.copyOf(broken));
  }

  /**
   * The preset of a name, or in a file.
   *
   * @param given a name, or the path of a file; the file ends with {@code .json}
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if there is none, or the file cannot be
   *     used, with the file, the key and what is allowed
   */
  public Preset find(String given) {
    if (given.endsWith(SUFFIX) || given.indexOf('/') >= 0 || given.contains(File.separator)) {
      return read(path(given));
    }
    Path own = folder.resolve(given + SUFFIX);
    if (Preset.isName(given) && Files.exists(own)) {
      return read(own);
    }
    if (BUILT_IN.contains(given)) {
      return builtIn(given);
    }
    Shelf shelf = read();
    return shelf.presets().stream()
        .filter(preset -> preset.name().equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.BAD_OPTION,
                    "There is no preset \"%s\"; there are %s%s"
                        .formatted(given, names(shelf.presets()), words(shelf.broken()))));
  }

  /**
   * The file of the user that stands in the place of a preset that comes with the program.
   *
   * @param preset as it was found
   * @return empty if it is the program's own, the user's under a name of its own, or was read from
   *     elsewhere
   */
  Optional<Path> standIn(Preset preset) {
    Shelf shelf = read();
    return shelf.presets().contains(preset) && shelf.replaces(preset)
        ? Optional.of(shelf.own().get(preset.name()))
        : Optional.empty();
  }

  private static Path path(String given) {
    try {
      return Path.of(given).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION, "\"%s\" is no path of a file".formatted(given), e);
    }
  }

  private static String names(List<Preset> presets) {
    return presets.stream().map(Preset::name).collect(Collectors.joining(", "));
  }

  private static String words(Map<Path, String> broken) {
    return broken.isEmpty() ? "" : "; not usable: " + String.join("; ", broken.values());
  }

  /**
   * Keeps a preset for the user, in place of one of the same name.
   *
   * @return the file
   * @throws ProblemException {@link ProblemKind#DATA_UNWRITABLE}
   */
  public Path save(Preset preset) {
    Path file = folder.resolve(preset.name() + SUFFIX);
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, preset.name(), ".new");
      try {
        Files.write(draft, Json.pretty(preset));
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
      return file;
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.DATA_UNWRITABLE, "The preset %s cannot be written: %s".formatted(file, e), e);
    }
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      List<Path> files = new ArrayList<>();
      found.forEach(files::add);
      files.sort(null);
      return files;
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Preset read(Path file) {
    if (Files.isDirectory(file)) {
      throw unusable(file, "it is a folder; a preset is one file that ends with .json", null);
    }
    if (!file.toString().endsWith(SUFFIX)) {
      throw unusable(file, "the file of a preset ends with .json", null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw refused("it has more than %d bytes".formatted(MOST_BYTES));
      }
      String fileName = file.getFileName().toString();
      String called = fileName.substring(0, fileName.length() - SUFFIX.length());
      Preset preset = Preset.read(called, bytes);
      if (!preset.name().equals(called)) {
        throw refused(
            "its \"name\" is \"%s\", so it must be called %s%s"
                .formatted(preset.name(), preset.name(), SUFFIX));
      }
      return preset;
    } catch (NoSuchFileException e) {
      throw unusable(file, "there is no such file", e);
    } catch (AccessDeniedException e) {
      throw unusable(file, "it may not be read by whoever runs this", e);
    } catch (IOException e) {
      throw unusable(file, "it cannot be read: " + e.getMessage(), e);
    } catch (ProblemException e) {
      throw unusable(file, e.detail(), e);
    }
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ProblemKind.BAD_REQUEST, detail);
  }

  private static ProblemException unusable(Path file, String why, Exception cause) {
    return new ProblemException(
        ProblemKind.BAD_OPTION, "The preset %s cannot be used: %s".formatted(file, why), cause);
  }

  private static Preset builtIn(String name) {
    String resource = "/io/understudy/presets/" + name + SUFFIX;
    try (InputStream in = PresetFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return Preset.read(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
