package io.understudy.cluster;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file so that it is there in full or as it was before, whatever happens meanwhile. */
public final class WholeFile {
  private WholeFile() {}

  /** What is to be in a file. */
  public interface Content {
    /**
     * Writes it.
     *
     * @param out buffers nothing
     * @throws IOException if it cannot be had or written; the file is left as it was then
     */
    void write(OutputStream out) throws IOException;
  }

  /** What is to be in a file of text. */
  public interface Text {
    /**
     * Writes it.
     *
     * @throws IOException as {@link Content#write}
     */
    void write(Writer out) throws IOException;
  }

  /**
   * Writes a file of text in UTF-8, as {@link #write}.
   *
   * @throws IOException if that is not possible
   */
  public static void writeText(Path file, Text text) throws IOException {
    write(
        file,
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          text.write(writer);
          writer.flush();
        });
  }

  /**
   * Writes a file beside its place and moves it there, over what was there. A draft that a process
   * leaves which is told to end is deleted at its end.
   *
   * @param file where to; its folder is made. What is there and no plain file, such as a pipe or
   *     {@code /dev/stdout}, is written to directly
   * @throws IOException if that is not possible
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      try (OutputStream out = Files.newOutputStream(file)) {
        content.write(out);
      }
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path draft = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".new");
    draft.toFile().deleteOnExit();
    try {
      try (OutputStream out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW)) {
        content.write(out);
      }
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
