package io.understudy.export;

import io.understudy.testing.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A real HAProxy or nginx of this computer, on an exported file or as a container would start it.
 */
final class Peer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Process process;
  private final int port;

  private Peer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** What the program says when it is asked whether it accepts the file; empty if it does. */
  static String complaint(String format, Path folder, String text) throws Exception {
    Process check = start(format, folder, text, true);
    String words = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return check.waitFor() == 0 && !words.contains("[WARNING]") && !words.contains("[warn]")
        ? ""
        : "exit code " + check.exitValue() + ": " + words;
  }

  /** Runs it, and returns when it listens. */
  static Peer run(String format, Path folder, String text, int port) throws Exception {
    Peer peer = new Peer(start(format, folder, text, false), port);
    Awaitility.await(format + " listens").atMost(PATIENCE).until(peer::listens);
    return peer;
  }

  private static Process start(String format, Path folder, String text, boolean onlyCheck)
      throws IOException {
    Path home = Files.createDirectories(folder);
    Path file = Files.writeString(home.resolve(Exporters.named(format).fileName()), text);
    List<String> command = new ArrayList<>();
    Map<String, String> environment = new HashMap<>();
    if (format.equals("haproxy")) {
      command.add(Programs.find("haproxy", "haproxy").getPath());
      command.addAll(onlyCheck ? List.of("-c", "-f") : List.of("-f"));
      command.add(file.toString());
    } else if (format.equals("nginx")) {
      command.add(Programs.find("nginx", "nginx-light").getPath());
      command.addAll(onlyCheck ? List.of("-t") : List.of());
      command.addAll(List.of("-p", home.toString(), "-c", file.toString()));
    } else {
      Service service = Service.of(text);
      command.addAll(service.entrypoint());
      if (onlyCheck) {
        command.add(command.removeLast().replace("haproxy -W -db", "haproxy -c"));
      }
      environment.putAll(service.environment());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(
            onlyCheck
                ? ProcessBuilder.Redirect.PIPE
                : ProcessBuilder.Redirect.to(home.resolve("output").toFile()))
        .start();
  }

  /** What a container would run; here it runs without one. */
  private record Service(List<String> entrypoint, Map<String, String> environment) {
    @SuppressWarnings("unchecked") // of the wrong shape it fails in the test
    static Service of(String compose) {
      Map<String, Object> file =
          (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(compose);
      Map<String, Map<String, Object>> services =
          (Map<String, Map<String, Object>>) file.get("services");
      Map<String, Object> service = services.get("frontends");
      Map<String, String> environment = new HashMap<>();
      ((Map<String, String>) service.get("environment"))
          .forEach((name, value) -> environment.put(name, value.replace("$$", "$")));
      return new Service(
          ((List<String>) service.get("entrypoint"))
              .stream().map(word -> word.replace("$$", "$")).toList(),
          environment);
    }
  }

  private boolean listens() {
    if (!process.isAlive()) {
      throw new IllegalStateException("it ended with " + process.exitValue());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroy();
    Awaitility.await("it ends").atMost(PATIENCE).until(() -> !process.isAlive());
  }
}
