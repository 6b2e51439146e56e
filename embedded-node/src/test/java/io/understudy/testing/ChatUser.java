package io.understudy.testing;

import io.understudy.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A user of the chat who behaves as the page does: comes back after a loss with full jitter, goes
 * on where he was, and sends again what was not acknowledged. Costs no thread.
 */
public final class ChatUser implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ScheduledExecutorService TIMER =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("chat-user-", 0).factory());
  private static final int AT_ONCE = 20;
  private static final long BASE_MS = 200;
  private static final long CAP_MS = 5_000;
  private static final long AGAIN_MS = 300;

  private final URI server;
  private final String login;
  private final String cookie;
  private final Random random = new Random();
  private final Map<String, String> waiting = new ConcurrentHashMap<>();
  private final Queue<String> order = new ConcurrentLinkedQueue<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final Set<Number> seen = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicInteger lines = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();
  private final String name = Long.toHexString(new Random().nextLong());
  private volatile Line line;
  private volatile String resume = "";
  private volatile String place = "";
  private volatile boolean closed;
  private final AtomicInteger failures = new AtomicInteger();

  /** Begins to connect. */
  public ChatUser(URI server, String login, String cookie) {
    this.server = server;
    this.login = login;
    this.cookie = cookie;
    connect();
  }

  /** Who it is. */
  public String login() {
    return login;
  }

  /** The texts of his messages that were acknowledged. */
  public List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** The texts of what he was sent, each message once. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  /** How often the server sent him a message again that he had already. */
  public int repeated() {
    return repeated.get();
  }

  /** How many connections have welcomed him. */
  public int lines() {
    return lines.get();
  }

  /** Where he is, as {@code host:port}; empty while he is nowhere. */
  public String place() {
    return place;
  }

  /** Sends a private message, now or when he is connected. */
  public void tell(String to, String text) {
    offer(Map.of("type", "private", "to", to, "text", text), text);
  }

  /** Says something to everybody on his server. */
  public void say(String text) {
    offer(Map.of("type", "say", "text", text), text);
  }

  private void offer(Map<String, Object> fields, String text) {
    String id = name + "-" + ids.incrementAndGet();
    Map<String, Object> frame = new java.util.HashMap<>(fields);
    frame.put("id", id);
    texts.put(id, text);
    waiting.put(id, Json.text(frame));
    order.add(id);
    push();
  }

  private void connect() {
    if (closed) {
      return;
    }
    Line mine = new Line();
    line = mine;
    URI uri =
        URI.create(
            "ws://"
                + server.getAuthority()
                + "/chat"
                + (resume.isEmpty() ? "" : "?after=" + resume));
    var _ =
        CLIENT
            .newWebSocketBuilder()
            .header("Cookie", cookie)
            .connectTimeout(Duration.ofSeconds(5))
            .buildAsync(uri, mine)
            .whenComplete((socket, failure) -> {
              if (failure == null) {
                mine.socket = socket;
              } else {
                mine.end();
              }
            });
  }

  private synchronized void push() {
    Line now = line;
    if (!now.welcomed || now.ended) {
      return;
    }
    order.removeIf(id -> !waiting.containsKey(id));
    for (String id : order) {
      if (inFlight.size() >= AT_ONCE) {
        return;
      }
      String frame = waiting.get(id);
      if (frame != null && inFlight.add(id)) {
        now.send(frame);
      }
    }
  }

  private void hear(Line from, Map<String, Object> frame) {
    if (frame.get("resume") instanceof String word) {
      resume = word;
    }
    switch (frame.get("type").toString()) {
      case "welcome" -> {
        place = frame.get("server").toString();
        failures.set(0);
        inFlight.clear();
        from.welcomed = true;
        lines.incrementAndGet();
        push();
      }
      case "ack" -> {
        String id = frame.get("id").toString();
        inFlight.remove(id);
        if (waiting.remove(id) != null) {
          acknowledged.add(texts.get(id));
        }
        push();
      }
      case "error" -> {
        // Too fast, or the store is out: once more in a moment.
        var _ =
            TIMER.schedule(
                () -> {
                  inFlight.remove(String.valueOf(frame.get("id")));
                  push();
                },
                AGAIN_MS,
                TimeUnit.MILLISECONDS);
      }
      case "message" -> {
        if (!seen.add((Number) frame.get("seq"))) {
          repeated.incrementAndGet();
        } else if (!frame.get("id").toString().startsWith(name)) {
          heard.add(frame.get("text").toString());
        }
      }
      default -> {
        // Who comes and goes does not matter here.
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    line.abort();
  }

  private final class Line implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();
    private final Queue<String> out = new ConcurrentLinkedQueue<>();
    private boolean sending;
    private volatile WebSocket socket;
    private volatile boolean welcomed;
    private volatile boolean ended;

    @Override
    public void onOpen(WebSocket opened) {
      socket = opened;
      opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        hear(this, Json.object(part.toString().getBytes(StandardCharsets.UTF_8)));
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end();
    }

    void send(String frame) {
      out.add(frame);
      next();
    }

    /** One at a time, as the JDK wants it. */
    private void next() {
      String frame;
      synchronized (this) {
        frame = sending || ended ? null : out.poll();
        sending = sending || frame != null;
      }
      if (frame != null) {
        var _ =
            socket
                .sendText(frame, true)
                .whenComplete((_, _) -> {
                  synchronized (this) {
                    sending = false;
                  }
                  next();
                });
      }
    }

    void abort() {
      WebSocket open = socket;
      if (open != null) {
        open.abort();
      }
    }

    private void end() {
      synchronized (this) {
        if (ended) {
          return;
        }
        ended = true;
      }
      place = "";
      if (!closed) {
        long limit = Math.min(CAP_MS, BASE_MS << Math.min(failures.getAndIncrement(), 10));
        var _ =
            TIMER.schedule(
                ChatUser.this::connect, random.nextLong(limit + 1), TimeUnit.MILLISECONDS);
      }
    }
  }
}
