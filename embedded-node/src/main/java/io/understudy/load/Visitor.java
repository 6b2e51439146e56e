package io.understudy.load;

import io.understudy.http.Json;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** One simulated visitor with a session of his own. Does one thing at a time. */
final class Visitor {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int PROFILE_PERCENT = 40;

  private final HttpClient client;
  private final Addresses addresses;
  private final Traffic.Credentials credentials;
  private final Journal journal;
  private final EndedSessions ended;
  private final Traffic.Tally tally;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicReference<Login> login = new AtomicReference<>();
  private volatile boolean stopped;

  /** A session as its holder knows it, and how far the journal was when he got it. */
  private record Login(String cookie, String session, long journalSeq) {}

  Visitor(
      HttpClient client,
      Addresses addresses,
      Traffic.Credentials credentials,
      Journal journal,
      Traffic.Tally tally) {
    this.client = client;
    this.addresses = addresses;
    this.credentials = credentials;
    this.journal = journal;
    this.ended = new EndedSessions(journal);
    this.tally = tally;
  }

  /** Whatever comes from now on was cut off by ourselves and says nothing. */
  void stop() {
    stopped = true;
  }

  /**
   * Does the next thing, unless the last one is still running.
   *
   * @param dice 0 to 99, decides what
   */
  void act(int dice) {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    tally.sent.increment();
    Login current = login.get();
    if (current == null) {
      long seq = ended.mark();
      send(loginRequest(), answer -> loggedIn(answer, seq));
    } else if (dice < PROFILE_PERCENT) {
      send(
          request("/profile").header("Cookie", "sid=" + current.cookie()).GET().build(),
          answer -> profile(answer, current));
    } else {
      send(request("/status").GET().build(), this::status);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(addresses.next().resolve(path))
        .timeout(TIMEOUT)
        .header("Accept", "application/json");
  }

  private HttpRequest loginRequest() {
    byte[] body =
        Json.bytes(Map.of("username", credentials.user(), "password", credentials.password()));
    return request("/login")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private interface Reader {
    void read(HttpResponse<byte[]> answer);
  }

  private void send(HttpRequest request, Reader reader) {
    send(request, reader, 1);
  }

  private void send(HttpRequest request, Reader reader, int attempt) {
    var _ =
        client
            .sendAsync(request, BodyHandlers.ofByteArray())
            .whenComplete(
                (answer, failure) -> {
                  if (isRefusal(failure) && attempt < addresses.count() && !stopped) {
                    URI next = addresses.afterRefusal().resolve(request.uri().getPath());
                    HttpRequest again =
                        HttpRequest.newBuilder(request, (_, _) -> true).uri(next).build();
                    send(again, reader, attempt + 1);
                    return;
                  }
                  try {
                    judge(request, answer, failure, reader);
                  } finally {
                    busy.set(false);
                  }
                });
  }

  /** Nothing of the request has left, so that it is not yet lost; a user would notice nothing. */
  private static boolean isRefusal(Throwable failure) {
    return cause(failure) instanceof ConnectException;
  }

  private void judge(
      HttpRequest request, HttpResponse<byte[]> answer, Throwable failure, Reader reader) {
    try {
      if (stopped) {
        return;
      }
      if (failure == null) {
        reader.read(answer);
      } else {
        tally.failed("%s: %s".formatted(request.uri().getPath(), words(failure)));
      }
    } catch (RuntimeException e) {
      tally.failed("the answer could not be judged: " + e.getMessage());
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  private static String words(Throwable failure) {
    Throwable cause = cause(failure);
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private void status(HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 200) {
      tally.ok.increment();
    } else {
      tally.failed("/status was answered with " + answer.statusCode());
    }
  }

  private void loggedIn(HttpResponse<byte[]> answer, long journalSeq) {
    String cookie =
        answer.headers().allValues("Set-Cookie").stream()
            .filter(value -> value.startsWith("sid="))
            .map(value -> value.substring("sid=".length()).split(";", 2)[0])
            .findFirst()
            .orElse(null);
    if (answer.statusCode() == 200 && cookie != null) {
      tally.ok.increment();
      login.set(new Login(cookie, cookie.substring(0, cookie.indexOf('.')), journalSeq));
    } else {
      tally.failed("/login was answered with " + answer.statusCode());
    }
  }

  private void profile(HttpResponse<byte[]> answer, Login held) {
    if (answer.statusCode() == 200 && isMine(answer.body(), held)) {
      tally.ok.increment();
    } else if (answer.statusCode() == 200) {
      lost(held, "the profile of somebody else was shown");
    } else if (answer.statusCode() != 401) {
      tally.failed("/profile was answered with " + answer.statusCode());
    } else if (ended.has(held.session(), held.journalSeq())) {
      tally.ok.increment(); // somebody ended it on purpose, so being signed out is right
      login.set(null);
    } else {
      lost(held, "a visitor was signed out though nobody had ended his session");
    }
  }

  private boolean isMine(byte[] body, Login held) {
    try {
      Map<String, Object> profile = Json.object(body);
      return credentials.user().equals(profile.get("name"))
          && held.session().equals(profile.get("session"));
    } catch (ProblemException e) {
      return false;
    }
  }

  private void lost(Login held, String why) {
    tally.sessionsLost.increment();
    tally.failed("session lost");
    journal.append(EventType.SESSION_LOST, held.session(), why);
    login.set(null);
  }
}
