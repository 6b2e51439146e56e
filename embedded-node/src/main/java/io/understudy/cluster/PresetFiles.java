package io.understudy.cluster;

import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where presets are kept: those that come with the program, and those of the user. */
public final class PresetFiles {
  private static final String SUFFIX = ".json";
  private static final FileShelf.Sort<Preset> SORT =
      new FileShelf.Sort<>(
          "preset",
          "presets",
          List.of(
              "failover.json",
              "three-tier.json",
              "throughput.json",
              "chat.json",
              "middleware.json"),
          List.of(SUFFIX),
          64 * 1024,
          (name, _, bytes) -> read(name, bytes));

  private final FileShelf<Preset> files;

  /**
   * The presets of a data folder.
   *
   * @param data the data folder; it may not exist yet
   */
  public PresetFiles(Path data) {
    this.files = new FileShelf<>(SORT, data);
  }

  private static Preset read(String called, byte[] bytes) {
    Preset preset = Preset.read(called, bytes);
    if (!preset.name().equals(called)) {
      throw new ProblemException(
          ProblemKind.BAD_REQUEST,
          "its \"name\" is \"%s\", so it must be called %s%s"
              .formatted(preset.name(), preset.name(), SUFFIX));
    }
    return preset;
  }

  /** Reads all of them. */
  public FileShelf.Shelf<Preset> read() {
    return files.read();
  }

  /**
   * The preset of a name, or in a file.
   *
   * @param given a name, or the path of a file; the file ends with {@code .json}
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if there is none, or the file cannot be
   *     used, with the file, the key and what is allowed
   */
  public Preset find(String given) {
    return files.find(given);
  }

  /**
   * The file of the user that stands in the place of a preset that comes with the program.
   *
   * @param preset as it was found
   * @return empty if it is the program's own, the user's under a name of its own, or was read from
   *     elsewhere
   */
  Optional<Path> standIn(Preset preset) {
    FileShelf.Shelf<Preset> shelf = read();
    return shelf.items().containsValue(preset) && shelf.replaced().contains(preset.name())
        ? Optional.of(shelf.own().get(preset.name()))
        : Optional.empty();
  }

  /**
   * Keeps a preset for the user, in place of one of the same name.
   *
   * @return the file
   * @throws ProblemException {@link ProblemKind#DATA_UNWRITABLE}
   */
  public Path save(Preset preset) {
    Path file = files.folder().resolve(preset.name() + SUFFIX);
    try {
      FileShelf.write(file, Json.pretty(preset));
      return file;
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.DATA_UNWRITABLE, "The preset %s cannot be written: %s".formatted(file, e), e);
    }
  }
}
