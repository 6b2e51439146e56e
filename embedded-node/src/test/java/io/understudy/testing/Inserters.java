package io.understudy.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * People who insert numbers as fast as they can, whatever happens to the cluster, and remember what
 * they were told. Alice sends each insert once. Bob's have a key, and he repeats what got no answer
 * until it gets one; now and then he repeats what was answered, too.
 */
public final class Inserters implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<Long, Integer> alices = new ConcurrentHashMap<>();
  private final Map<Long, Integer> bobs = new ConcurrentHashMap<>();
  private final Map<String, String> mistakes = new ConcurrentHashMap<>();
  private final AtomicInteger told = new AtomicInteger();
  private final List<Thread> people = new ArrayList<>();
  private final String alice;
  private final String bob;
  private volatile URI frontend;
  private volatile boolean over;

  /** One number as it is read. */
  public record Row(long id, int number, String user) {}

  /** Signs both in; they stay so over everything that happens. */
  public Inserters(URI frontend) {
    this.frontend = frontend;
    this.alice = signIn("alice");
    this.bob = signIn("bob");
  }

  private String signIn(String user) {
    try {
      HttpRequest login =
          HttpRequest.newBuilder(frontend.resolve("/login"))
              .header("Content-Type", "application/json")
              .POST(
                  BodyPublishers.ofByteArray(
                      Json.bytes(Map.of("username", user, "password", "123"))))
              .build();
      HttpResponse<byte[]> answer = client.send(login, BodyHandlers.ofByteArray());
      assertEquals(200, answer.statusCode());
      return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts so many of each. */
  public void start(int each) {
    for (int i = 0; i < each; i++) {
      Random random = new Random(i);
      people.add(Thread.ofVirtual().start(() -> insertOnce(random)));
      people.add(Thread.ofVirtual().start(() -> insertWithKeys(random)));
    }
  }

  /** The cluster has another address now. */
  public void move(URI uri) {
    frontend = uri;
  }

  /** How many inserts were acknowledged. */
  public int told() {
    return told.get();
  }

  private void insertOnce(Random random) {
    while (!over) {
      List<Integer> numbers = numbers(random);
      send(alice, numbers, null).ifPresentOrElse(ids -> note(alices, ids, numbers), this::pause);
    }
  }

  private void insertWithKeys(Random random) {
    while (!over) {
      List<Integer> numbers = numbers(random);
      String key = UUID.randomUUID().toString();
      List<Long> ids = untilAnswered(numbers, key);
      note(bobs, ids, numbers);
      if (random.nextInt(10) == 0) {
        URI then = frontend;
        List<Long> again = untilAnswered(numbers, key);
        if (!ids.equals(again)) {
          mistakes.put(
              key,
              "was answered with %s by %s and with %s by %s".formatted(ids, then, again, frontend));
        }
      }
    }
  }

  /** Also when all is over: what got no answer may have happened. */
  private List<Long> untilAnswered(List<Integer> numbers, String key) {
    while (!Thread.currentThread().isInterrupted()) {
      Optional<List<Long>> ids = send(bob, numbers, key);
      if (ids.isPresent()) {
        return ids.get();
      }
      pause();
    }
    return List.of();
  }

  private void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  private static List<Integer> numbers(Random random) {
    return IntStream.generate(() -> 1 + random.nextInt(60))
        .limit(1 + random.nextInt(3))
        .boxed()
        .toList();
  }

  private void note(Map<Long, Integer> all, List<Long> ids, List<Integer> numbers) {
    if (ids.size() != numbers.size()) {
      mistakes.put(ids.toString(), "for " + numbers);
    }
    for (int i = 0; i < ids.size(); i++) {
      if (all.put(ids.get(i), numbers.get(i)) != null) {
        mistakes.put("id " + ids.get(i), "was given out twice");
      }
    }
    told.incrementAndGet();
  }

  /** Empty if there was no answer, or a refusal that says to try again. */
  private Optional<List<Long>> send(String cookie, List<Integer> numbers, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(frontend.resolve("/app/mega"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Cookie", cookie)
            .POST(BodyPublishers.ofByteArray(Json.bytes(Map.of("numbers", numbers))));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() == 201) {
        List<?> ids = (List<?>) Json.object(answer.body()).get("ids");
        return Optional.of(ids.stream().map(id -> ((Number) id).longValue()).toList());
      }
      if (answer.statusCode() < 500 && answer.statusCode() != 409) {
        mistakes.put("status " + answer.statusCode(), new String(answer.body(), UTF_8));
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Lets everybody finish; the cluster must be well. */
  public void finish() {
    over = true;
    for (Thread person : people) {
      try {
        assertTrue(person.join(Duration.ofMinutes(1)), "somebody gets no answer");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** Everything that was acknowledged is there, and nothing twice. */
  public void check() throws IOException, InterruptedException {
    assertEquals(Map.of(), mistakes);
    Map<Long, Row> rows = new TreeMap<>();
    long after = 0;
    for (List<Row> page = page(after); !page.isEmpty(); page = page(after)) {
      for (Row row : page) {
        assertEquals(after + 1, row.id(), "in order and without gaps");
        rows.put(row.id(), row);
        after = row.id();
      }
    }
    Map<Long, Integer> bobsRows = new TreeMap<>();
    for (Row row : rows.values()) {
      if (row.user().equals("bob")) {
        bobsRows.put(row.id(), row.number());
      }
    }
    assertEquals(new TreeMap<>(bobs), bobsRows, "each of Bob's inserts exactly once");
    alices.forEach((id, number) -> assertEquals(new Row(id, number, "alice"), rows.get(id)));
  }

  private List<Row> page(long after) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(frontend.resolve("/app/mega?limit=1000&after=" + after))
                .header("Cookie", alice)
                .build(),
            BodyHandlers.ofByteArray());
    assertEquals(200, answer.statusCode());
    List<?> rows = (List<?>) Json.object(answer.body()).get("rows");
    return rows.stream()
        .map(row -> (Map<?, ?>) row)
        .map(row ->
            new Row(
                ((Number) row.get("id")).longValue(),
                ((Number) row.get("number")).intValue(),
                row.get("user").toString()))
        .toList();
  }

  @Override
  public void close() {
    over = true;
    people.forEach(Thread::interrupt);
    client.shutdownNow();
  }
}
