package io.understudy.testing;

import io.understudy.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A user of the chat without WebSocket: listens to server-sent events. */
public final class ChatListener implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Map<String, Object>> frames = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Thread reader;
  private volatile String lastId = "";

  private ChatListener(URI server, String cookie, String after) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/chat/stream")).header("Cookie", cookie);
    if (!after.isEmpty()) {
      request.header("Last-Event-ID", after);
    }
    HttpResponse<Stream<String>> response;
    try {
      response = client.send(request.build(), BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (response.statusCode() != 200) {
      throw new IllegalStateException("status " + response.statusCode());
    }
    reader = Thread.ofVirtual().start(() -> read(response.body()));
  }

  /**
   * Listens.
   *
   * @param after the id of the last event of an earlier stream, or nothing
   */
  public static ChatListener listen(URI server, String cookie, String after) {
    ChatListener listener = new ChatListener(server, cookie, after);
    listener.await(frame -> "welcome".equals(frame.get("type")));
    return listener;
  }

  private void read(Stream<String> lines) {
    try (lines) {
      lines.forEach(this::hear);
    } catch (UncheckedIOException e) {
      // It was cut.
    }
  }

  private void hear(String line) {
    if (line.startsWith("id: ")) {
      lastId = line.substring(4);
    } else if (line.startsWith("data: {")) {
      frames.add(Json.object(line.substring(6).getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** The id of the last event. */
  public String lastId() {
    return lastId;
  }

  /** The texts of all messages, in order. */
  public List<Object> texts() {
    return frames.stream()
        .filter(frame -> "message".equals(frame.get("type")))
        .map(frame -> frame.get("text"))
        .toList();
  }

  /** Waits for a message with this text. */
  public void awaitText(String text) {
    await(frame -> text.equals(frame.get("text")));
  }

  /** Waits for a frame like this. */
  public Map<String, Object> await(Predicate<Map<String, Object>> like) {
    Awaitility.await().atMost(PATIENCE).until(() -> frames.stream().anyMatch(like));
    return frames.stream().filter(like).findFirst().orElseThrow();
  }

  /** Waits until the server has ended the stream. */
  public void awaitEnd() {
    try {
      if (!reader.join(PATIENCE)) {
        throw new IllegalStateException("the stream goes on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
