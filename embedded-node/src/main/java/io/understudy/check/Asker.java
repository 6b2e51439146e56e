package io.understudy.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks the system as any client would, with patience. Used by one thread. */
final class Asker implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long PAUSE_MS = 100;
  private static final String SERVED_BY = "X-Served-By";

  /** Requests of all checkers of this process have different names. */
  private static final AtomicLong REQUESTS = new AtomicLong();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final History history;
  private final List<URI> addresses;
  private final Duration patience;
  private final AtomicLong sent;
  private volatile boolean closed;
  private int turn;

  /** An answer that is definite: not one of a server in trouble. */
  record Answer(Trace trace, int status, String body) {}

  /**
   * @param addresses where the system is, any of which will do; at least one
   * @param patience for how long a question is repeated
   * @param sent counts the requests that are sent
   */
  Asker(History history, List<URI> addresses, Duration patience, AtomicLong sent) {
    this.history = history;
    this.addresses = List.copyOf(addresses);
    this.patience = patience;
    this.sent = sent;
  }

  /** A name for a request or frame. */
  static String name() {
    return "check-" + REQUESTS.incrementAndGet();
  }

  List<URI> addresses() {
    return addresses;
  }

  /** Sends a request, which counts. */
  <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    sent.incrementAndGet();
    return client.send(request, handler);
  }

  /** The next address; each has its turn. */
  URI next() {
    return addresses.get(Math.floorMod(turn++, addresses.size()));
  }

  static HttpRequest.Builder request(URI address, String path, String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path)).header("Accept", "application/json");
    return cookie.isEmpty() ? request : request.header("Cookie", "sid=" + cookie);
  }

  /** Asks anywhere until there is a definite answer; empty if there was none in time. */
  Optional<Answer> get(String path, String cookie) {
    long deadline = System.nanoTime() + patience.toNanos();
    do {
      if (closed) {
        return Optional.empty();
      }
      Optional<Answer> answer = ask(request(next(), path, cookie).GET());
      if (answer.isPresent()) {
        return answer;
      }
    } while (pause() && System.nanoTime() < deadline);
    return Optional.empty();
  }

  /** Whether it makes no sense to ask on: it was closed, or took longer than that since. */
  boolean isOver(long sinceNanos) {
    return closed || System.nanoTime() - sinceNanos > patience.toNanos();
  }

  /** Has a JSON document carried out once; empty if there was no definite answer. */
  Optional<Answer> post(URI address, String path, String cookie, byte[] json) {
    return ask(
        request(address, path, cookie)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", name())
            .POST(BodyPublishers.ofByteArray(json)));
  }

  /** Asks once; empty if there was no definite answer. */
  Optional<Answer> ask(HttpRequest.Builder request) {
    String name = name();
    var begun = history.now();
    try {
      HttpResponse<String> answer = send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
        return Optional.empty();
      }
      String node = answer.headers().firstValue(SERVED_BY).orElse("");
      Trace trace = new Trace(name, node, begun, history.now());
      return Optional.of(new Answer(trace, answer.statusCode(), answer.body()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Waits a moment; false if it was interrupted. */
  boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    client.shutdownNow();
  }
}
