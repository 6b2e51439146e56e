package io.understudy.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.Samples;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BridgeTest {
  private final List<Runnable> queue = new ArrayList<>();
  private final FakeEngine engine = new FakeEngine(Samples.cluster(Samples.up("node-1")));
  private final Bridge bridge = new Bridge(queue::add);

  @Test
  void aBusyScreenIsAskedOnceAndThenSeesTheNewestPictureAndEveryEvent() {
    bridge.follow(engine);
    engine.happen(event(1));
    bridge.look();
    ClusterSnapshot newest = Samples.cluster(Samples.up("node-1"), Samples.up("node-2"));
    engine.become(newest);
    engine.happen(event(2));
    bridge.look();
    assertEquals(1, queue.size(), "at most one delivery may wait");
    assertNull(bridge.snapshot().get());
    queue.removeFirst().run();
    assertSame(newest, bridge.snapshot().get());
    assertEquals(List.of(2L, 1L), bridge.events().stream().map(Event::seq).toList());
    bridge.look();
    assertEquals(1, queue.size(), "after a delivery the next one may be asked for");
  }

  /** A place that opens is not empty until the next tick. */
  @Test
  void whatIsWantedIsReadAtOnce() throws InterruptedException {
    BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    Bridge other = new Bridge(screen::add);
    other.follow(engine);
    Watch<Long> last = other.watch(Engine::lastEvent, -1L);
    assertEquals(0, screen.size());
    last.want(true);
    screen.poll(20, TimeUnit.SECONDS).run();
    assertEquals(engine.lastEvent(), last.value().get());
    other.close();
    last.want(false);
    last.want(true);
    assertEquals(0, screen.size(), "a window that closes asks nobody");
  }

  /** Its window may be closed before its cluster has even begun to start. */
  @Test
  void whoIsClosedAlreadyFollowsNobody() {
    bridge.close();
    bridge.connect(engine);
    bridge.begin();
    assertEquals(0, queue.size());
  }

  @Test
  void aPausedPictureStandsStillAndMissesNothing() {
    bridge.follow(engine);
    bridge.paused().set(true);
    engine.happen(event(1));
    bridge.look();
    assertEquals(0, queue.size());
    bridge.paused().set(false);
    bridge.look();
    queue.removeFirst().run();
    assertEquals(1, bridge.events().size());
  }

  @Test
  void onlyTheNewestEventsAreKept() {
    bridge.follow(engine);
    for (int i = 1; i <= Bridge.EVENTS + 50; i++) {
      engine.happen(event(i));
    }
    for (int i = 0; i < 3; i++) {
      bridge.look();
      queue.removeFirst().run();
    }
    assertEquals(Bridge.EVENTS, bridge.events().size());
    assertEquals(Bridge.EVENTS + 50L, bridge.events().getFirst().seq());
  }

  @Test
  void whatNobodyWantsIsNotRead() {
    bridge.close(); // what it reads on its own would count, too
    AtomicInteger reads = new AtomicInteger();
    Watch<Integer> watch = bridge.watch(one -> reads.incrementAndGet(), 0);
    bridge.follow(engine);
    bridge.look();
    queue.removeFirst().run();
    assertEquals(0, reads.get());
    watch.want(true);
    bridge.look();
    bridge.look();
    assertEquals(0, watch.value().get(), "it changes on the screen's own thread only");
    queue.removeFirst().run();
    assertEquals(2, watch.value().get());
  }

  private static Event event(long seq) {
    return new Event(seq, Samples.NOW, EventType.LOGIN, "s-1", "", "", "alice signed in");
  }
}
