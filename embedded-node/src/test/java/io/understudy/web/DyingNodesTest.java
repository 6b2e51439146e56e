package io.understudy.web;

import static io.understudy.web.Nodes.cookie;
import static io.understudy.web.Nodes.login;
import static io.understudy.web.Nodes.post;
import static io.understudy.web.Nodes.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Exchange;
import io.understudy.http.Router;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.IdempotencyTable;
import io.understudy.store.Session;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key has one effect, whoever dies, and however many ask at once. */
final class DyingNodesTest {
  private static final int WARM_UPS = 20;

  @TempDir Path data;

  private final ManualClock clock = new ManualClock();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger runs = new AtomicInteger();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private Nodes nodes;

  @AfterEach
  void stop() {
    goOn.countDown();
    clients.close();
    nodes.close();
  }

  /** Nodes with {@code POST /work}, which does something, signs alice in, and does something. */
  private void startWith(BiConsumer<NodeContext, Exchange> before, Runnable after) {
    nodes =
        new Nodes(
            data,
            clock,
            context -> {
              Visitors visitors = new Visitors(context);
              return new Router()
                  .around("POST", resource -> new OncePerKey(context, visitors, resource))
                  .on("POST", "/login", new LoginResource(context, visitors, passwords(context)))
                  .on("POST", "/work", exchange -> work(context, exchange, before, after));
            });
  }

  private static Passwords passwords(NodeContext context) {
    return new Passwords(context.store());
  }

  private void work(
      NodeContext context,
      Exchange exchange,
      BiConsumer<NodeContext, Exchange> before,
      Runnable after) {
    runs.incrementAndGet();
    before.accept(context, exchange);
    Session session = context.store().sessions().create("alice", context.node()).session();
    context.record(EventType.LOGIN, session.id(), "work");
    after.run();
    exchange.json(201, Map.of("session", session.id()));
  }

  private void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void fiftyRepetitionsAtOnceOnThreeNodesHaveOneEffect() throws Exception {
    startWith((_, _) -> wait(goOn), () -> {});
    List<URI> urls = List.of(nodes.start("node-1"), nodes.start("node-2"), nodes.start("node-3"));
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      URI url = urls.get(i % 3);
      answers.add(clients.submit(() -> untilAnswered(() -> send(post(url, "/work", "k")))));
    }
    Awaitility.await().until(() -> runs.get() == 1);
    goOn.countDown();
    Set<String> texts = new HashSet<>();
    int replayed = 0;
    for (Future<Answer> answer : answers) {
      assertEquals(201, answer.get().status(), answer.get().text());
      texts.add(answer.get().text());
      replayed += answer.get().header(OncePerKey.REPLAYED).equals("true") ? 1 : 0;
    }
    assertEquals(1, texts.size());
    assertEquals(49, replayed);
    assertEquals(1, runs.get());
    assertEquals(1, nodes.sessions().size());
    assertEquals(1, nodes.events(EventType.LOGIN).size());
  }

  @Test
  void whoWaitsTooLongIsToldToAskAgain() throws Exception {
    startWith((_, _) -> wait(goOn), () -> {});
    URI one = nodes.start("node-1");
    Future<Answer> first = clients.submit(() -> send(post(one, "/work", "k")));
    Awaitility.await().until(() -> runs.get() == 1);
    Answer second = send(post(nodes.start("node-2"), "/work", "k"));
    assertEquals(409, second.status());
    assertEquals("1", second.header("Retry-After"));
    assertEquals("/problems/conflict", second.json().get("type"));
    goOn.countDown();
    assertEquals(201, first.get().status());
  }

  @Test
  void aNodeThatDiesBeforeItWritesHasDoneNothing() throws Exception {
    diesInTheMiddle(
        (context, _) -> {
          if (context.node().equals("node-1")) {
            reached.countDown();
            wait(goOn);
          }
        },
        () -> {},
        false);
  }

  @Test
  void aNodeThatDiesAfterItHasWrittenAndBeforeItCommitsHasDoneNothing() throws Exception {
    diesInTheMiddle(
        (_, _) -> {},
        () -> {
          if (runs.get() == 1) {
            reached.countDown();
            wait(goOn);
          }
        },
        true);
  }

  private void diesInTheMiddle(
      BiConsumer<NodeContext, Exchange> before, Runnable after, boolean isWriting)
      throws Exception {
    startWith(before, after);
    URI one = nodes.start("node-1");
    URI two = nodes.start("node-2");
    Future<Answer> cut = clients.submit(() -> send(post(one, "/work", "k")));
    reached.await();
    nodes.kill("node-1");
    assertThrows(Exception.class, cut::get);
    Future<Answer> repeated = clients.submit(() -> send(post(two, "/work", "k")));
    clock.advance(IdempotencyTable.CLAIM);
    if (!isWriting) {
      Awaitility.await().until(() -> runs.get() == 2);
    }
    goOn.countDown(); // and now the dead one's thread goes on
    Answer answer = repeated.get();
    assertEquals(201, answer.status(), answer.text());
    assertEquals("", answer.header(OncePerKey.REPLAYED));
    assertEquals(List.of("node-2"), nodes.sessions().stream().map(Session::lastNode).toList());
    assertEquals(1, nodes.events(EventType.LOGIN).size());
    assertEquals(answer.text(), send(post(two, "/work", "k")).text());
  }

  @Test
  void aNodeThatDiesAfterTheCommitHasDoneIt() throws Exception {
    nodes = new Nodes(data, clock);
    MemoryKeeper keeper = new MemoryKeeper();
    keeper.out(true);
    try (Journal lost = new Journal(keeper, clock)) {
      URI one = nodes.start("node-1", lost);
      URI two = nodes.start("node-2");
      Future<Answer> cut = clients.submit(() -> send(login(one, "k", "alice", "123")));
      Awaitility.await().until(() -> lost.lastSeq() == 1);
      nodes.kill("node-1");
      assertThrows(Exception.class, cut::get);
      keeper.out(false);
      assertEquals(1, nodes.sessions().size());

      clock.advance(IdempotencyTable.CLAIM);
      Answer answer = send(login(two, "k", "alice", "123"));
      assertEquals(200, answer.status(), answer.text());
      assertEquals("true", answer.header(OncePerKey.REPLAYED));
      assertEquals("node-1", answer.json().get("host"));
      assertEquals(nodes.sessions().getFirst().id(), answer.json().get("session"));
      assertEquals(1, nodes.events(EventType.LOGIN).size(), "whoever repeats records it");
      send(login(two, "k", "alice", "123"));
      assertEquals(1, nodes.events(EventType.LOGIN).size());
    }
  }

  @Test
  void whatFailsIsUndoneAndTriedAgain() {
    startWith(
        (_, _) -> {},
        () -> {
          switch (runs.get()) {
            case 1 -> throw new IllegalStateException("a mistake");
            case 2 -> throw new ProblemException(ProblemKind.UNAVAILABLE, "not now");
            default -> {}
          }
        });
    URI one = nodes.start("node-1");
    assertEquals(500, send(post(one, "/work", "k")).status());
    assertEquals(503, send(post(one, "/work", "k")).status());
    assertEquals(0, nodes.sessions().size());
    assertEquals(0, nodes.events(EventType.LOGIN).size());
    assertEquals(201, send(post(one, "/work", "k")).status());
    assertEquals(201, send(post(one, "/work", "k")).status());
    assertEquals(1, nodes.sessions().size());
    assertEquals(1, nodes.events(EventType.LOGIN).size());
  }

  @Test
  void theSameKeyOfAnotherUserIsAnotherOne() {
    startWith((_, _) -> {}, () -> {});
    URI one = nodes.start("node-1");
    String alice = cookie(send(login(one, "a", "alice", "123")));
    String bob = cookie(send(login(one, "b", "bob", "123")));
    String again = cookie(send(login(one, "c", "alice", "123")));
    HttpRequest.Builder work = post(one, "/work", "k");
    Answer first = send(work.setHeader("Cookie", alice));
    assertEquals("", send(work.setHeader("Cookie", bob)).header(OncePerKey.REPLAYED));
    Answer other = send(work.setHeader("Cookie", again));
    assertEquals("true", other.header(OncePerKey.REPLAYED), "signed in anew, the same user");
    assertEquals(first.text(), other.text());
    assertEquals(2, runs.get());
  }

  /** The time runs 20 times faster, so that claims end while their nodes still work. */
  @Test
  void anyMomentIsAsGoodToDie() throws Exception {
    long start = System.nanoTime();
    Instant begin = Instant.parse("2026-11-20T12:00:00Z");
    InstantSource fast = () -> begin.plusNanos(20 * (System.nanoTime() - start));
    nodes = new Nodes(data, fast);
    URI two = nodes.start("node-2");
    URI three = nodes.start("node-3");
    Random random = new Random(5);
    long usual = loginNanos(two);
    int rounds = 200;
    int heard = 0;
    for (int round = 0; round < rounds; round++) {
      String key = "round-" + round;
      URI one = nodes.start("node-1");
      List<Future<Answer>> repeated = new ArrayList<>();
      Future<Answer> first = clients.submit(() -> send(login(one, key, "alice", "123")));
      if (random.nextBoolean()) {
        repeated.add(clients.submit(() -> repeat(three, key)));
      }
      boolean answered = round % 10 == 0;
      if (answered) {
        assertEquals(200, first.get().status()); // whatever this machine is busy with
      } else if (round % 10 != 5) {
        LockSupport.parkNanos(random.nextLong(2 * usual));
      }
      nodes.kill("node-1");
      repeated.add(clients.submit(() -> repeat(two, key)));
      repeated.add(clients.submit(() -> repeat(three, key)));
      Set<String> cookies = new HashSet<>();
      for (Future<Answer> answer : repeated) {
        assertEquals(200, answer.get().status(), answer.get().text());
        cookies.add(cookie(answer.get()));
      }
      try {
        if (first.get().status() == 200) {
          cookies.add(cookie(first.get()));
          heard++;
        }
      } catch (ExecutionException e) {
        assertTrue(e.getCause() instanceof UncheckedIOException, e.toString());
      }
      assertEquals(1, cookies.size(), key);
      assertEquals(WARM_UPS + 1 + round, nodes.store.sessions().count(), key);
    }
    assertTrue(heard > 0 && heard < rounds, "before the answer and after it: " + heard);
    Set<String> recorded =
        nodes.events(EventType.LOGIN).stream().map(Event::subject).collect(Collectors.toSet());
    Set<String> ids = nodes.sessions().stream().map(Session::id).collect(Collectors.toSet());
    assertEquals(ids, recorded);
    assertEquals(ids.size(), nodes.events(EventType.LOGIN).size());
  }

  /** How long a login takes once everything is warm. */
  private static long loginNanos(URI node) {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < WARM_UPS; i++) {
      long start = System.nanoTime();
      assertEquals(200, send(login(node, "warm-up-" + i, "alice", "123")).status());
      shortest = Math.min(shortest, System.nanoTime() - start);
    }
    return shortest;
  }

  private static Answer repeat(URI node, String key) throws Exception {
    return untilAnswered(() -> send(login(node, key, "alice", "123")));
  }

  private static Answer untilAnswered(Callable<Answer> request) throws Exception {
    while (true) {
      Answer answer = request.call();
      if (answer.status() != 409) {
        return answer;
      }
    }
  }
}
