package io.understudy.console.bridge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.Samples;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.node.NodeState;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 50,000 events, told by several at once, in a cluster of 256 nodes that all change. */
final class FloodTest {
  private static final int EVENTS = 50_000;
  private static final int WRITERS = 4;
  private static final int NODES = 256;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path data;

  private final ConcurrentLinkedQueue<Runnable> screen = new ConcurrentLinkedQueue<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final List<Long> shown = new ArrayList<>();

  @Test
  void nothingIsMissingAndAtMostOneUpdateWaits() throws InterruptedException {
    try (Cluster cluster = Cluster.open(ClusterSettings.defaults(data))) {
      Journal journal = cluster.journal();
      long before = journal.lastSeq();
      Bridge bridge = new Bridge(screen::add);
      bridge.events().addListener((ListChangeListener<Event>) this::note);
      bridge.follow(engine(journal));
      List<Thread> writers = flood(journal);
      // The screen does nothing at all at first, and then wakes up now and then.
      for (int look = 0; writers.stream().anyMatch(Thread::isAlive) || look < 40; look++) {
        bridge.look();
        assertTrue(screen.size() <= 1, () -> screen.size() + " updates wait");
        if (look > 20 && look % 3 == 0) {
          draw();
        }
      }
      for (Thread writer : writers) {
        writer.join();
      }
      while (shown.isEmpty() || shown.getLast() < before + EVENTS) {
        bridge.look();
        assertTrue(screen.size() <= 1, () -> screen.size() + " updates wait");
        draw();
      }
      List<Long> all = LongStream.rangeClosed(before + 1, before + EVENTS).boxed().toList();
      assertEquals(all, shown, "each one reached the screen, once and in order");
      assertEquals(
          all.reversed().subList(0, Bridge.EVENTS),
          bridge.events().stream().map(Event::seq).toList(),
          "the newest are there, the newest first");
      Event last = journal.since(before + EVENTS - 1, 1).getFirst();
      await("all are on the disk").atMost(PATIENCE).until(() -> journal.awaitKept(last));
      assertEquals(
          all,
          journal.since(before, EVENTS + 1).stream().map(Event::seq).toList(),
          "the journal has them all");
      assertEquals("turn " + turn.get(), reason(bridge), "and the picture is the newest one");
      bridge.close();
    }
  }

  private List<Thread> flood(Journal journal) {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String node = "node-" + (i + 1);
      writers.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int n = 0; n < EVENTS / WRITERS; n++) {
                  journal.append(EventType.FAILOVER, node, "request " + n);
                }
              }));
    }
    return writers;
  }

  private void draw() {
    Runnable update = screen.poll();
    if (update != null) {
      update.run();
    }
  }

  private void note(ListChangeListener.Change<? extends Event> change) {
    while (change.next()) {
      change.getAddedSubList().reversed().forEach(event -> shown.add(event.seq()));
    }
  }

  private static String reason(Bridge bridge) {
    return bridge.snapshot().get().nodes().getLast().stateReason();
  }

  private Engine engine(Journal journal) {
    return (Engine)
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            new Class<?>[] {Engine.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "snapshot" -> changing();
                  case "lastEvent" -> journal.lastSeq();
                  case "eventsSince" -> journal.since((long) args[0], (int) args[1]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private ClusterSnapshot changing() {
    int now = turn.incrementAndGet();
    ClusterSnapshot.Node[] nodes = new ClusterSnapshot.Node[NODES];
    for (int i = 0; i < NODES; i++) {
      NodeState state = (i + now) % 3 == 0 ? NodeState.DOWN : NodeState.UP;
      nodes[i] =
          Samples.because(
              Samples.node("node-" + (i + 1), state, UpstreamHealth.HEALTHY), "turn " + now);
    }
    return Samples.cluster(nodes);
  }
}
