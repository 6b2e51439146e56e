package io.understudy.testing;

import io.understudy.http.Json;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A client with its own cookies. A cookie is valid on every port of a host, as in any browser. */
public final class Browser implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /** An answer, read as text. */
  public record Answer(HttpResponse<byte[]> response) {
    /** The HTTP status. */
    public int status() {
      return response.statusCode();
    }

    /** A header, as often as it is there. */
    public List<String> headers(String name) {
      return response.headers().allValues(name);
    }

    /** A header, empty if it is not there. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The body as a JSON object. */
    public Map<String, Object> json() {
      return Json.object(response.body());
    }

    /** The body as text. */
    public String text() {
      return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The node that answered. */
    public String servedBy() {
      return header("X-Served-By");
    }
  }

  /** Signs in with JSON. */
  public Answer login(URI server, String user, String password) {
    return send(
        HttpRequest.newBuilder(server.resolve("/login"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofByteArray(
                    Json.bytes(Map.of("username", user, "password", password)))));
  }

  /** Sends a form as a person's browser does. */
  public Answer form(URI server, String path, String fields) {
    return send(
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(BodyPublishers.ofString(fields)));
  }

  /** Asks for a path as a program does. */
  public Answer get(URI server, String path) {
    return send(HttpRequest.newBuilder(server.resolve(path)));
  }

  /** Asks for a path as a person's browser does. */
  public Answer page(URI server, String path, String language) {
    return send(
        HttpRequest.newBuilder(server.resolve(path))
            .header("Accept", "text/html")
            .header("Accept-Language", language));
  }

  /** Sends an empty POST. */
  public Answer post(URI server, String path) {
    return send(HttpRequest.newBuilder(server.resolve(path)).POST(BodyPublishers.noBody()));
  }

  /** Sends any request. */
  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(
          client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends any request and does not wait for its answer. */
  public CompletableFuture<Answer> sendLater(HttpRequest.Builder request) {
    return client
        .sendAsync(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofByteArray())
        .thenApply(Answer::new);
  }

  @Override
  public void close() {
    client.close();
  }
}
