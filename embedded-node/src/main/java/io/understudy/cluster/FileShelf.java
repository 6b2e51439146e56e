package io.understudy.cluster;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files of one sort, which people can name: those that come with the program, and those of the user
 * in a folder of the data folder. A file of the user with the name of one that comes with the
 * program takes its place. Read anew each time, because people edit them.
 *
 * @param <T> what is in such a file
 */
public final class FileShelf<T> {
  private final Sort<T> sort;
  private final Path folder;

  /**
   * Reads what is in a file.
   *
   * @param <T> what that is
   */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads it.
     *
     * @param name how it is called in commands: the name of its file without the ending
     * @param file the name of its file, for refusals
     * @param bytes what is in the file
     * @throws ProblemException with what is wrong and what is allowed
     */
    T read(String name, String file, byte[] bytes);
  }

  /**
   * A sort of files.
   *
   * @param <T> what is in such a file
   * @param noun how such a thing is called in sentences
   * @param plural the name of the folders: {@code presets}
   * @param builtIn the files that come with the program, in the order in which to offer them
   * @param endings what the name of such a file may end with, the usual one first
   * @param mostBytes a larger one is refused
   * @param reader reads them
   */
  public record Sort<T>(
      String noun,
      String plural,
      List<String> builtIn,
      List<String> endings,
      int mostBytes,
      Reader<T> reader) {
    /** Keeps copies. */
    public Sort {
      builtIn = List.copyOf(builtIn);
      endings = List.copyOf(endings);
    }

    private Optional<String> ending(String file) {
      return endings.stream().filter(file::endsWith).findFirst();
    }

    private String bare(String file) {
      return file.substring(0, file.length() - ending(file).map(String::length).orElse(0));
    }

    private Optional<String> builtInFile(String name) {
      return builtIn.stream().filter(file -> bare(file).equals(name)).findFirst();
    }
  }

  /**
   * What there is.
   *
   * @param <T> what is in such a file
   * @param items those that can be used by their names, first those that come with the program
   * @param own which of them are the user's, each with its file
   * @param replaced which of the user's stand in the place of one that comes with the program
   * @param broken the user's files that cannot be used, each with the reason
   */
  public record Shelf<T>(
      Map<String, T> items,
      Map<String, Path> own,
      List<String> replaced,
      Map<Path, String> broken) {}

  /**
   * @param sort the sort
   * @param data the data folder; it may not exist yet
   */
  public FileShelf(Sort<T> sort, Path data) {
    this.sort = sort;
    this.folder = data.resolve(sort.plural());
  }

  /** The folder of the user; it may not exist. */
  Path folder() {
    return folder;
  }

  /**
   * Writes a file so that a reader sees the old one or the new one, and never a part. Its folder is
   * made if there is none.
   *
   * @throws IOException if it cannot be written; then the old one is there still
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    WholeFile.write(file, out -> out.write(bytes));
  }

  /** Reads all of them. */
  public Shelf<T> read() {
    Map<Path, String> broken = new TreeMap<>();
    Map<String, T> own = new TreeMap<>();
    Map<String, Path> places = new TreeMap<>();
    for (Path file : files()) {
      try {
        String name = sort.bare(file.getFileName().toString());
        own.put(name, read(file));
        places.put(name, file);
      } catch (ProblemException e) {
        broken.put(file, e.detail());
      }
    }
    Map<String, T> items = new LinkedHashMap<>();
    List<String> replaced = new ArrayList<>();
    for (String file : sort.builtIn()) {
      String name = sort.bare(file);
      T changed = own.remove(name);
      items.put(name, changed == null ? builtIn(file) : changed);
      if (changed != null) {
        replaced.add(name);
      }
    }
    items.putAll(own);
    return new Shelf<>(
        Collections.unmodifiableMap(items),
        Map.copyOf(places),
        List.copyOf(replaced),
        Map.copyOf(broken));
  }

  /**
   * The one of a name, or in a file.
   *
   * @param given a name, or the path of a file
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if there is none, or the file cannot be
   *     used, with the file, the key and what is allowed
   */
  public T find(String given) {
    return isPath(given) ? read(path(given)) : named(given);
  }

  private boolean isPath(String given) {
    return sort.ending(given).isPresent()
        || given.indexOf('/') >= 0
        || given.contains(File.separator);
  }

  /**
   * The one of a name, never a file elsewhere.
   *
   * @param name its name
   * @throws ProblemException as {@link #find}
   */
  public T named(String name) {
    Optional<Path> own = files().stream().filter(file -> isOf(file, name)).findFirst();
    if (own.isPresent()) {
      return read(own.get());
    }
    Optional<String> builtIn = sort.builtInFile(name);
    if (builtIn.isPresent()) {
      return builtIn(builtIn.get());
    }
    Shelf<T> shelf = read();
    throw new ProblemException(
        ProblemKind.BAD_OPTION,
        "There is no %s \"%s\"; there are %s%s"
            .formatted(
                sort.noun(),
                name,
                String.join(", ", shelf.items().keySet()),
                shelf.broken().isEmpty()
                    ? ""
                    : "; not usable: " + String.join("; ", shelf.broken().values())));
  }

  private boolean isOf(Path file, String name) {
    return sort.bare(file.getFileName().toString()).equals(name);
  }

  private static Path path(String given) {
    try {
      return Path.of(given).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION, "\"%s\" is no path of a file".formatted(given), e);
    }
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            folder, file -> sort.ending(file.getFileName().toString()).isPresent())) {
      List<Path> files = new ArrayList<>();
      found.forEach(files::add);
      files.sort(null);
      return files;
    } catch (IOException e) {
      return List.of();
    }
  }

  private T read(Path file) {
    String endings = String.join(" or ", sort.endings());
    if (Files.isDirectory(file)) {
      throw unusable(
          file,
          "it is a folder; %s is one file that ends with %s".formatted(article(), endings),
          null);
    }
    if (sort.ending(file.toString()).isEmpty()) {
      throw unusable(file, "the file of %s ends with %s".formatted(article(), endings), null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(sort.mostBytes() + 1);
      if (bytes.length > sort.mostBytes()) {
        throw unusable(file, "it has more than %d bytes".formatted(sort.mostBytes()), null);
      }
      String name = file.getFileName().toString();
      return sort.reader().read(sort.bare(name), name, bytes);
    } catch (NoSuchFileException e) {
      throw unusable(file, "there is no such file", e);
    } catch (AccessDeniedException e) {
      throw unusable(file, "it may not be read by whoever runs this", e);
    } catch (IOException e) {
      throw unusable(file, "it cannot be read: " + e.getMessage(), e);
    } catch (ProblemException e) {
      throw e.kind() == ProblemKind.BAD_OPTION ? e : unusable(file, e.detail(), e);
    }
  }

  private String article() {
    return (sort.noun().matches("[aeiou].*") ? "an " : "a ") + sort.noun();
  }

  private ProblemException unusable(Path file, String why, Exception cause) {
    return new ProblemException(
        ProblemKind.BAD_OPTION,
        "The %s %s cannot be used: %s".formatted(sort.noun(), file, why),
        cause);
  }

  private T builtIn(String file) {
    String resource = "/io/understudy/%s/%s".formatted(sort.plural(), file);
    try (InputStream in = FileShelf.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return sort.reader().read(sort.bare(file), file, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
