package io.understudy.check;

import io.understudy.check.Observation.ChatAcknowledged;
import io.understudy.check.Observation.ChatEntered;
import io.understudy.check.Observation.ChatReceived;
import io.understudy.check.Observation.ChatSent;
import io.understudy.check.Observation.LoggedIn;
import io.understudy.check.Observation.Outcome;
import io.understudy.check.Observation.ProfileSeen;
import io.understudy.check.Observation.Scope;
import io.understudy.check.Observation.SignedOut;
import io.understudy.check.Observation.WriteAcknowledged;
import io.understudy.check.Observation.WriteNotAcknowledged;
import io.understudy.check.Observation.WriteSent;
import io.understudy.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** One user of the run, who does what he is told and reports what he sees. */
final class Witness implements AutoCloseable {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  final String user;
  String session = "";
  private final History history;
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private final CountDownLatch welcomed = new CountDownLatch(1);
  private String cookie = "";
  private volatile String place = "";
  private volatile String resume = "";
  private volatile boolean closed;
  private Thread listener;

  /** An answer and the request that it is for; status 0 for none. */
  record Seen(Trace trace, int status, String body, String cookie) {
    Map<String, Object> json() {
      return Json.object(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  Witness(History history, URI address, String user) {
    this.history = history;
    this.address = address;
    this.user = user;
  }

  static String name(String kind) {
    return kind + "-" + NAMES.incrementAndGet();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(TIMEOUT)
            .header("Accept", "application/json");
    return cookie.isEmpty() ? request : request.header("Cookie", "sid=" + cookie);
  }

  private HttpRequest.Builder post(String path, Map<String, ?> json) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(Json.bytes(json)));
  }

  private Seen send(HttpRequest.Builder request) {
    String name = name("r");
    Instant begun = history.now();
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Seen(
          new Trace(
              name, answer.headers().firstValue("X-Served-By").orElse(""), begun, history.now()),
          answer.statusCode(),
          answer.body(),
          answer.headers().firstValue("Set-Cookie").orElse(""));
    } catch (IOException e) {
      return new Seen(new Trace(name, "", begun, history.now()), 0, "", "");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void login() {
    Seen seen = send(post("/login", Map.of("username", user, "password", "123")));
    cookie = seen.cookie().replaceFirst("^sid=", "").split(";", 2)[0];
    session =
        seen.json().get("session") == null ? cookie.split("\\.", 2)[0] : text(seen, "session");
    history.record(new LoggedIn(seen.trace(), user, session, text(seen, "loginAt"), cookie));
  }

  private static String text(Seen seen, String name) {
    return String.valueOf(seen.json().get(name));
  }

  /** Returns the status; 0 for no answer. */
  int profile() {
    Seen seen = send(request("/profile").GET());
    boolean shown = seen.status() == 200;
    if (seen.status() > 0) {
      history.record(
          new ProfileSeen(
              seen.trace(),
              user,
              session,
              seen.status(),
              shown ? text(seen, "name") : "",
              shown ? text(seen, "session") : "",
              shown ? text(seen, "loginAt") : ""));
    }
    return seen.status();
  }

  void logout() {
    Seen seen = send(post("/logout", Map.of()));
    history.record(
        new SignedOut(
            seen.trace(), session, seen.status() == 204 ? Outcome.DONE : Outcome.UNKNOWN));
  }

  /** Inserts numbers, and again with the same key if there was no answer or it is told to. */
  void write(List<Integer> numbers, boolean again) {
    String write = name("w");
    boolean acknowledged = attempt(write, numbers);
    if (!acknowledged || again) {
      attempt(write, numbers);
    }
  }

  private boolean attempt(String write, List<Integer> numbers) {
    history.record(new WriteSent(Trace.moment(write, "", history.now()), write, user, numbers));
    Seen seen =
        send(post("/app/mega", Map.of("numbers", numbers)).header("Idempotency-Key", write));
    if (seen.status() != 201) {
      boolean refused = seen.status() >= 400 && seen.status() < 500;
      history.record(
          new WriteNotAcknowledged(
              seen.trace(), write, refused ? Outcome.REFUSED : Outcome.UNKNOWN));
      return false;
    }
    List<Long> ids =
        ((List<?>) seen.json().get("ids")).stream().map(id -> ((Number) id).longValue()).toList();
    history.record(new WriteAcknowledged(seen.trace(), write, ids));
    return true;
  }

  /** Goes into the chat and stays there, whatever happens to his line. */
  void enter() throws InterruptedException {
    listener = Thread.ofVirtual().start(this::listen);
    if (!welcomed.await(1, java.util.concurrent.TimeUnit.MINUTES)) {
      throw new IllegalStateException(user + " was not welcomed");
    }
  }

  private void listen() {
    while (!closed) {
      String path = "/chat/stream" + (resume.isEmpty() ? "" : "?after=" + resume);
      try {
        HttpResponse<InputStream> answer =
            client.send(
                HttpRequest.newBuilder(address.resolve(path))
                    .header("Cookie", "sid=" + cookie)
                    .header("Accept", "text/event-stream")
                    .build(),
                BodyHandlers.ofInputStream());
        follow(answer);
      } catch (IOException e) {
        place = "";
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void follow(HttpResponse<InputStream> answer) throws IOException {
    String node = answer.headers().firstValue("X-Served-By").orElse("");
    String line = name("line");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        if (text.startsWith("data:") && text.length() > 8) {
          hear(Json.object(text.substring(5).getBytes(StandardCharsets.UTF_8)), line, node);
        }
      }
    }
  }

  private void hear(Map<String, Object> frame, String line, String node) {
    Trace trace = Trace.moment(line, node, history.now());
    if (frame.get("resume") instanceof String word) {
      resume = word;
    }
    if ("welcome".equals(frame.get("type"))) {
      place = frame.get("server").toString();
      history.record(new ChatEntered(trace, user, line, place, resume));
      welcomed.countDown();
    } else if ("message".equals(frame.get("type"))) {
      String id = frame.get("id").toString();
      long seq = ((Number) frame.get("seq")).longValue();
      history.record(new ChatReceived(trace, id, user, line, seq));
      heard.add(id);
    }
  }

  Set<String> heard() {
    return heard;
  }

  /**
   * Says something, once more if there was no answer; returns its id, or null if it was refused.
   */
  String say(String to) {
    String id = name("m");
    boolean acknowledged = attempt(id, to);
    if (!acknowledged) {
      acknowledged = attempt(id, to);
    }
    return acknowledged ? id : null;
  }

  private boolean attempt(String id, String to) {
    boolean all = to.isEmpty();
    history.record(
        new ChatSent(
            Trace.moment(id, "", history.now()),
            id,
            user,
            all ? Scope.SERVER : Scope.PRIVATE,
            to,
            all ? place : ""));
    Seen seen =
        send(
            post(
                "/chat",
                all
                    ? Map.of("type", "say", "id", id, "text", "hello")
                    : Map.of("type", "private", "id", id, "to", to, "text", "psst")));
    if (seen.status() == 200) {
      history.record(new ChatAcknowledged(seen.trace(), id));
    }
    return seen.status() == 200;
  }

  @Override
  public void close() {
    closed = true;
    if (listener != null) {
      listener.interrupt();
    }
    client.shutdownNow();
  }
}
