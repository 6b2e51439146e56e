package io.understudy.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Programs of this computer that a test needs and that may be absent. */
public final class Programs {
  private Programs() {}

  /**
   * Finds a program on the path; if there is none, the test is skipped and says what to install.
   *
   * @param name of the program
   * @param debianPackage which has it
   */
  public static File find(String name, String debianPackage) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
      Path file = Path.of(folder).resolve(name);
      if (!folder.isBlank() && Files.isExecutable(file)) {
        return file.toFile();
      }
    }
    return Assumptions.abort(
        "%s is not on the path; on Debian: apt-get install %s".formatted(name, debianPackage));
  }
}
