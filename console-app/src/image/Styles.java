import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Compiles the style sheets in a jar of a fresh application image: beside each {@code NAME.css} it
 * puts the {@code NAME.bss} that JavaFX takes instead. Only there, because where people still write
 * on a style sheet a compiled one would be an old one.
 *
 * <p>{@code java --add-modules javafx.graphics Styles.java DIST_FOLDER JAR_NAME}
 */
public final class Styles {
  private Styles() {}

  public static void main(String[] args) throws IOException {
    Path work = Files.createTempDirectory("understudy-styles");
    Path css = work.resolve("sheet.css");
    Path bss = work.resolve("sheet.bss");
    int sheets = 0;
    try (FileSystem jar = FileSystems.newFileSystem(find(Path.of(args[0]), args[1]))) {
      for (Path sheet : sheets(jar.getPath("/"))) {
        Files.write(css, Files.readAllBytes(sheet));
        Stylesheet.convertToBinary(css.toFile(), bss.toFile());
        String name = sheet.getFileName().toString();
        Files.write(sheet.resolveSibling(name.replace(".css", ".bss")), Files.readAllBytes(bss));
        sheets++;
      }
    } finally {
      Files.deleteIfExists(css);
      Files.deleteIfExists(bss);
      Files.delete(work);
    }
    System.out.printf("%d style sheets of the image are compiled.%n", sheets);
  }

  private static Path find(Path folder, String jar) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().equals(jar))
          .findFirst()
          .orElseThrow(() -> new IOException("no " + jar + " in " + folder));
    }
  }

  private static List<Path> sheets(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".css")).toList();
    }
  }
}
