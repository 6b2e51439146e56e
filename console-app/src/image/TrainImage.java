import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Gives a fresh application image its ahead-of-time cache: runs the image once for practice with
 * {@code --warm-up}, lets Java write down which classes that took, and tells the image to start
 * from there. An image without a cache only starts slower, so whatever goes wrong here is reported
 * and leaves the image as it was.
 *
 * <p>{@code java TrainImage.java DIST_FOLDER}
 */
public final class TrainImage {
  private static final long TIMEOUT_SECONDS = 120;

  /**
   * Leaves out how often methods ran: from that, Java would have the thorough compiler at work in
   * the very moment in which the window is to come (see decision 0050).
   */
  private static final String NO_PROFILES =
      " -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining";

  private static final String USE_CACHE = "java-options=-XX:AOTCache=$APPDIR/understudy.aot\n";

  private final Path config;
  private final Path launcher;
  private final Path cache;

  private TrainImage(Path config, Path launcher) {
    this.config = config;
    this.launcher = launcher;
    this.cache = config.resolveSibling("understudy.aot");
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    TrainImage image = find(Path.of(args[0]));
    String before = Files.readString(image.config).replace(USE_CACHE, "");
    Files.writeString(image.config, before);
    try {
      String how = image.train();
      Files.writeString(image.config, before + USE_CACHE);
      image.check();
      System.out.printf(
          "The image starts from a cache of %d MB, trained %s.%n",
          Files.size(image.cache) >> 20, how);
    } catch (IOException e) {
      System.out.println("The image stays without a cache: " + e.getMessage());
      Files.writeString(image.config, before);
      Files.deleteIfExists(image.cache);
    }
  }

  /** The image of this platform has its settings in app/NAME.cfg and a launcher of that name. */
  private static TrainImage find(Path folder) throws IOException {
    Path config =
        first(folder, p -> p.toString().endsWith(".cfg") && p.getParent().endsWith("app"));
    String name = config.getFileName().toString().replace(".cfg", "");
    Path launcher =
        first(
            folder,
            p -> {
              String file = p.getFileName().toString();
              return (file.equals(name) || file.equals(name + ".exe"))
                  && !p.toString().contains("runtime") // Java itself has that name on Linux
                  && Files.isExecutable(p);
            });
    return new TrainImage(config.toAbsolutePath(), launcher.toAbsolutePath());
  }

  private static Path first(Path folder, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(wanted)
          .findFirst()
          .orElseThrow(() -> new IOException("no application image in " + folder));
    }
  }

  /** With the window where there is a display, because most classes are the window's. */
  private String train() throws IOException, InterruptedException {
    if (hasDisplay()) {
      try {
        practise(List.of());
        return "with the window";
      } catch (IOException e) {
        System.out.println("No training with the window: " + e.getMessage());
      }
    }
    practise(List.of("--headless"));
    return "without a window";
  }

  private static boolean hasDisplay() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return !os.contains("linux")
        || System.getenv("DISPLAY") != null
        || System.getenv("WAYLAND_DISPLAY") != null;
  }

  private void practise(List<String> mode) throws IOException, InterruptedException {
    Files.deleteIfExists(cache);
    Path data = Files.createTempDirectory("understudy-training");
    try {
      List<String> arguments = new ArrayList<>(mode);
      arguments.addAll(List.of("--warm-up", "--data", data.toString()));
      for (String port : List.of("--node-port", "--balancer-port", "--control-port")) {
        arguments.addAll(List.of(port, "0"));
      }
      String options = System.getenv().getOrDefault("JAVA_TOOL_OPTIONS", "");
      String record = options + NO_PROFILES + " -XX:AOTCacheOutput=\"" + cache + "\"";
      String output = run(arguments, Map.of("JAVA_TOOL_OPTIONS", record));
      if (!Files.exists(cache)) {
        throw new IOException("the training run left no cache:\n" + output);
      }
    } finally {
      delete(data);
    }
  }

  /** The image must start with its cache, and quietly. */
  private void check() throws IOException, InterruptedException {
    String output = run(List.of("--version"), Map.of());
    if (output.contains("aot")) {
      throw new IOException("the image complains about its cache:\n" + output);
    }
  }

  private String run(List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(arguments);
    Path log = Files.createTempFile("understudy-training", ".log");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new IOException("not ended after " + TIMEOUT_SECONDS + " s:\n" + tail(log));
      }
      if (process.exitValue() != 0) {
        throw new IOException("exit code " + process.exitValue() + ":\n" + tail(log));
      }
      return tail(log);
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
