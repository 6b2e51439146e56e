package io.understudy.testing;

import io.understudy.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A user of the chat with the WebSocket of the JDK, who remembers everything he was sent. */
public final class ChatClient implements AutoCloseable, WebSocket.Listener {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Map<String, Object>> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private WebSocket socket;

  private ChatClient() {}

  /** Signs somebody in, in a browser of his own, and returns the cookie. */
  public static String login(URI server, String user) {
    try (Browser browser = new Browser()) {
      return browser.login(server, user, "123").header("Set-Cookie").split(";", 2)[0];
    }
  }

  /**
   * Connects and waits for the welcome.
   *
   * @param cookie as the server has set it
   */
  public static ChatClient enter(URI server, String cookie) {
    return enter(server, cookie, "");
  }

  /**
   * Goes on where an earlier connection was.
   *
   * @param after what that one was told last
   */
  public static ChatClient enter(URI server, String cookie, String after) {
    ChatClient client = new ChatClient();
    client.socket = connect(server, cookie, after.isEmpty() ? "" : "?after=" + after, client);
    client.await("welcome");
    return client;
  }

  /** Connects, and throws what went wrong, if something did. */
  public static WebSocket connect(
      URI server, String cookie, String query, WebSocket.Listener listener, String... headers) {
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(PATIENCE);
    if (!cookie.isEmpty()) {
      builder.header("Cookie", cookie);
    }
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI uri = URI.create("ws://" + server.getAuthority() + "/chat" + query);
    try {
      return builder.buildAsync(uri, listener).get();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      frames.add(Json.object(part.toString().getBytes(StandardCharsets.UTF_8)));
      part.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    ended.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    ended.complete(1006);
  }

  /** Sends a frame as it is. */
  public void raw(String text) {
    socket.sendText(text, true).join();
  }

  /** The socket. */
  public WebSocket socket() {
    return socket;
  }

  /** Says something to everybody on the server. */
  public void say(String id, String text) {
    raw(Json.text(Map.of("type", "say", "id", id, "text", text)));
  }

  /** Says something to one user. */
  public void tell(String id, String to, String text) {
    raw(Json.text(Map.of("type", "private", "id", id, "to", to, "text", text)));
  }

  /** Everything it was sent of one type, in order. */
  public List<Map<String, Object>> all(String type) {
    return frames.stream().filter(frame -> type.equals(frame.get("type"))).toList();
  }

  /** The texts of all messages, in order. */
  public List<Object> texts() {
    return all("message").stream().map(message -> message.get("text")).toList();
  }

  /** Waits for a frame of that type. */
  public Map<String, Object> await(String type) {
    return await(frame -> type.equals(frame.get("type")));
  }

  /** Waits until a message with this id was acknowledged. */
  public void awaitAck(String id) {
    await(frame -> "ack".equals(frame.get("type")) && id.equals(frame.get("id")));
  }

  /** Waits for the refusal of a frame with this id, and returns its code. */
  public Object awaitError(String id) {
    return await(frame -> "error".equals(frame.get("type")) && id.equals(frame.get("id")))
        .get("code");
  }

  /** Waits for a message with this text. */
  public Map<String, Object> awaitText(String text) {
    return await(frame -> "message".equals(frame.get("type")) && text.equals(frame.get("text")));
  }

  /** Waits for a frame like this. */
  public Map<String, Object> await(Predicate<Map<String, Object>> like) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .failFast("the connection has ended", () -> ended.isDone() && none(like))
        .until(() -> !none(like));
    return frames.stream().filter(like).findFirst().orElseThrow();
  }

  private boolean none(Predicate<Map<String, Object>> like) {
    return frames.stream().noneMatch(like);
  }

  /** Where it is, as {@code host:port}. */
  public String server() {
    return await("welcome").get("server").toString();
  }

  /** From where another connection can go on. */
  public String resume() {
    return frames.stream()
        .map(frame -> frame.get("resume"))
        .filter(String.class::isInstance)
        .reduce((_, last) -> last)
        .orElseThrow()
        .toString();
  }

  /** Waits for its end and returns the code: 1006 if it was cut. */
  public int awaitEnd() {
    return ended.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join();
  }

  /** Goes as somebody who pulls the plug. */
  public void abort() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> socket).join();
  }
}
