package io.understudy.cli;

import io.understudy.cluster.ClusterSettings;
import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;

/** The control API of an Understudy that runs already, found by what it left in its data folder. */
final class RunningControl {
  private static final int CONNECT_MS = 3_000;

  private final URI address;
  private final String token;

  private RunningControl(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /**
   * Finds it.
   *
   * @param folder its data folder, null for the platform's
   * @param control its address, null for the one in the folder
   * @throws ProblemException if nothing is there to be found
   */
  static RunningControl find(Path folder, String control) {
    Path data = folder == null ? ClusterSettings.defaultData() : folder;
    String token = System.getenv("UNDERSTUDY_TOKEN");
    try {
      return new RunningControl(
          URI.create(control == null ? read(data.resolve("control.url"), data) : control),
          token == null || token.isBlank() ? read(data.resolve("control.token"), data) : token);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION,
          "\"%s\" is no address of a control API, such as http://127.0.0.1:7070".formatted(control),
          e);
    }
  }

  private static String read(Path file, Path data) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE,
          ("No Understudy runs with the data folder %s (there is no readable %s); name another one"
                  + " with --data, or its token in UNDERSTUDY_TOKEN")
              .formatted(data, file.getFileName()),
          e);
    }
  }

  /** What is done with the body of an answer. */
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  /**
   * Gets something.
   *
   * @param path the call
   * @param reader reads the answer
   * @throws ProblemException if it is refused, or nobody answers
   */
  <T> T get(String path, Reader<T> reader) {
    return send("GET", path, null, reader);
  }

  /**
   * Asks for something to be done.
   *
   * @param method of HTTP
   * @param path the call
   * @param json the body, null for none
   * @param reader reads the answer
   * @throws ProblemException if it is refused, or nobody answers
   */
  <T> T send(String method, String path, byte[] json, Reader<T> reader) {
    return send(
        path,
        connection -> {
          connection.setRequestMethod(method);
          if (json != null) {
            write(connection, json);
          }
        },
        reader);
  }

  private static void write(HttpURLConnection connection, byte[] json) throws IOException {
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.getOutputStream().write(json);
  }

  /**
   * Posts a request that is answered with server-sent events.
   *
   * @param path the call
   * @param body a JSON object
   * @param told of each event: its name and its data
   * @return the data of the last event
   * @throws ProblemException if it is refused, or nobody answers
   */
  Map<String, Object> follow(
      String path, String body, BiConsumer<String, Map<String, Object>> told) {
    return send(
        path,
        connection -> {
          connection.setRequestMethod("POST");
          connection.setRequestProperty("Accept", "text/event-stream");
          write(connection, body.getBytes(StandardCharsets.UTF_8));
        },
        in -> events(in, told));
  }

  private interface Asker {
    void ask(HttpURLConnection connection) throws IOException;
  }

  private <T> T send(String path, Asker asker, Reader<T> reader) {
    HttpURLConnection connection = null;
    try {
      connection = (HttpURLConnection) address.resolve(path).toURL().openConnection();
      connection.setConnectTimeout(CONNECT_MS);
      connection.setRequestProperty("Authorization", "Bearer " + token);
      asker.ask(connection);
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_ACCEPTED) {
        throw refused(status, connection.getErrorStream());
      }
      return reader.read(connection.getInputStream());
    } catch (MalformedURLException | IllegalArgumentException | ClassCastException e) {
      throw new ProblemException(
          ProblemKind.BAD_OPTION, "%s is no http address".formatted(address), e);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE,
          "No Understudy answers at %s: %s".formatted(address, e.getMessage()),
          e);
    } finally {
      if (connection != null) {
        connection.disconnect();
      }
    }
  }

  private static Map<String, Object> events(
      InputStream in, BiConsumer<String, Map<String, Object>> told) throws IOException {
    Map<String, Object> last = Map.of();
    String event = "";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          event = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          last = Json.object(line.substring("data: ".length()).getBytes(StandardCharsets.UTF_8));
          told.accept(event, last);
        }
      }
    }
    return last;
  }

  private static ProblemException refused(int status, InputStream in) throws IOException {
    String detail = "HTTP status " + status;
    if (in != null) {
      try (in) {
        Object words = Json.object(in.readAllBytes()).get("detail");
        detail = words == null ? detail : words.toString();
      }
    }
    return new ProblemException(ProblemKind.ofStatus(status), detail);
  }
}
