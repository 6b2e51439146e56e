package io.understudy.cluster;

import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A project and the file in which it stands.
 *
 * @param path the file, absolute; its name ends with {@link #ENDING}
 * @param project what it says
 */
public record ProjectFile(Path path, Project project) {
  /** What the name of such a file ends with. */
  public static final String ENDING = ".understudy";

  /** Larger files are refused; the largest that can be written have a quarter of it. */
  private static final int MOST_BYTES = 1024 * 1024;

  /** Makes the path absolute. */
  public ProjectFile {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * Reads a file.
   *
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if it cannot be used, with the file,
   *     the key and what is allowed
   */
  public static ProjectFile read(Path file) {
    if (!isOne(file)) {
      throw unusable(file, "the file of a project ends with " + ENDING, null);
    }
    if (Files.isDirectory(file)) {
      throw unusable(file, "it is a folder; a project is one file", null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw unusable(file, "it has more than %d bytes".formatted(MOST_BYTES), null);
      }
      return new ProjectFile(file, Project.read(bytes));
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

  /** Whether a file is called like a project. */
  public static boolean isOne(Path file) {
    return file.getFileName() != null && file.getFileName().toString().endsWith(ENDING);
  }

  /** The name of a project: that of its file without the ending. */
  public String name() {
    String name = path.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  /**
   * Writes it; a reader sees the old file or the new one, and never a part.
   *
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if the file has another ending, {@link
   *     ProblemKind#DATA_UNWRITABLE} if it cannot be written; the old one is there still
   */
  void write() {
    if (!isOne(path)) {
      throw unusable(path, "the file of a project ends with " + ENDING, null);
    }
    if (Files.isDirectory(path)) {
      throw unusable(path, "it is a folder; a project is one file", null);
    }
    try {
      FileShelf.write(path, Json.pretty(project));
    } catch (AccessDeniedException e) {
      throw unwritable("whoever runs this may not write there", e);
    } catch (IOException e) {
      throw unwritable(e.toString(), e);
    }
  }

  private ProblemException unwritable(String why, IOException cause) {
    return new ProblemException(
        ProblemKind.DATA_UNWRITABLE,
        "The project %s cannot be written: %s".formatted(path, why),
        cause);
  }

  private static ProblemException unusable(Path file, String why, Exception cause) {
    return new ProblemException(
        ProblemKind.BAD_OPTION, "The project %s cannot be opened: %s".formatted(file, why), cause);
  }
}
