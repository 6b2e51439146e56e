import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Puts our launcher in place of the one of a fresh application image, on Linux, and names its Java
 * like it; an image of another system has nothing there to replace and stays as it is.
 *
 * <p>{@code java LinuxLauncher.java IMAGE_FOLDER NAME LAUNCHER}
 */
public final class LinuxLauncher {
  private LinuxLauncher() {}

  public static void main(String[] args) throws IOException {
    Path launcher = Path.of(args[0], args[1], "bin", args[1]);
    if (Files.isRegularFile(launcher)) {
      Files.copy(Path.of(args[2]), launcher, StandardCopyOption.REPLACE_EXISTING);
      Path programs = Path.of(args[0], args[1], "lib", "runtime", "bin");
      Files.copy(
          programs.resolve("java"),
          programs.resolve(args[1]),
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
      if (!launcher.toFile().setExecutable(true, false)) {
        throw new IOException(launcher + " cannot be made executable");
      }
    }
  }
}
