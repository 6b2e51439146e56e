package io.understudy.testing;

import io.understudy.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The command in a process of its own, on the Java and the class path of the test. */
public final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  private Program(String main, Path folder, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("UNDERSTUDY_TOKEN");
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    readers =
        List.of(
            Thread.ofVirtual().start(() -> read(process.getInputStream(), out)),
            Thread.ofVirtual().start(() -> read(process.getErrorStream(), err)));
  }

  /** Starts the command with these arguments. */
  public static Program start(String... arguments) {
    return start(Map.of(), arguments);
  }

  /** Starts another program. */
  public static Program of(Class<?> main, Path workingFolder, String... arguments) {
    return new Program(main.getName(), workingFolder, Map.of(), arguments);
  }

  /** Starts the command with these arguments and something added to its environment. */
  public static Program start(Map<String, String> environment, String... arguments) {
    return new Program(
        "io.understudy.cli.Cli", Path.of("").toAbsolutePath(), environment, arguments);
  }

  /** Starts a cluster on random ports, and returns when it has said that it is ready. */
  public static Program headless(Path data, String... more) {
    Program program = headlessMaybe(data, more);
    program.ready();
    return program;
  }

  /** Starts a cluster on random ports that may well refuse. */
  public static Program headlessMaybe(Path data, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--headless", "--data", data.toString()));
    for (String port :
        List.of("--node-port", "--grpc-port", "--balancer-port", "--dns-port", "--control-port")) {
      arguments.addAll(List.of(port, "0"));
    }
    arguments.addAll(List.of(more));
    return start(arguments.toArray(String[]::new));
  }

  private static void read(InputStream stream, List<String> lines) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add("(" + e.getMessage() + ")");
    }
  }

  /** Waits for the line on standard output and reads it. */
  public Map<String, Object> ready() {
    Awaitility.await("ready").atMost(PATIENCE).until(() -> !out.isEmpty() || !process.isAlive());
    if (out.isEmpty()) {
      throw new IllegalStateException("it ended: " + String.join("\n", err));
    }
    return Json.object(out.getFirst().getBytes(StandardCharsets.UTF_8));
  }

  /** The address of the balancer. */
  @SuppressWarnings("unchecked") // the shape of the line is a promise
  public URI frontend() {
    List<Map<String, Object>> frontends = (List<Map<String, Object>>) ready().get("frontends");
    return URI.create(frontends.getFirst().get("url").toString());
  }

  /** The number of the process. */
  public long pid() {
    return process.pid();
  }

  /** What it has written to standard output, line by line. */
  public List<String> out() {
    return out;
  }

  /** What it has written to standard error. */
  public String err() {
    return String.join("\n", err);
  }

  /** Asks it to end, as Ctrl-C and SIGTERM do. */
  public void terminate() {
    process.toHandle().destroy(); // Process.destroy would also close what it still has to say
  }

  /** Ends it in the middle of whatever it is doing. */
  public void kill() {
    process.destroyForcibly();
    exit();
  }

  /** Waits for its end and returns its exit code. */
  public int exit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("it does not end: " + out + err);
      }
      for (Thread reader : readers) {
        reader.join();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
