package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import io.understudy.testing.Browser;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that is closed while much is going on leaves an orderly journal and a free folder. */
final class ClosingTest {
  private static final int PEOPLE = 40;

  @TempDir Path data;

  @Test
  void closingUnderLoginsBlamesNobodyAndKeepsTheOrder() throws InterruptedException {
    List<Thread> people = new ArrayList<>();
    TestCluster test = TestCluster.start(data);
    test.cluster().startTraffic();
    CountDownLatch allSent = new CountDownLatch(PEOPLE);
    URI frontend = test.frontend();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(Thread.ofVirtual().start(() -> login(frontend, allSent)));
    }
    allSent.await();
    test.close();
    for (Thread person : people) {
      person.join();
    }
    try (TestCluster again = TestCluster.start(data)) {
      List<Event> events = again.cluster().journal().since(0, 10_000);
      int stop = types(events).indexOf(EventType.CLUSTER_STOPPED);
      assertEquals(EventType.CLUSTER_STARTED, events.get(stop + 1).type(), "the last is the stop");
      List<EventType> before = types(events.subList(0, stop));
      assertTrue(!before.contains(EventType.UPSTREAM_EJECTED), before.toString());
      assertTrue(!before.contains(EventType.REQUESTS_FAILED), before.toString());
      assertEquals(3, before.stream().filter(type -> type == EventType.NODE_DOWN).count());
    }
  }

  @Test
  void closingAfterAFloodOfEventsStoresAllOfThem() {
    int flood = 60_000;
    TestCluster test = TestCluster.start(data);
    long before = test.cluster().journal().lastSeq();
    for (int i = 0; i < flood; i++) {
      test.cluster().journal().append(EventType.LOGIN, "flood", "event " + i);
    }
    test.close();
    try (TestCluster again = TestCluster.start(data)) {
      List<Event> events = again.cluster().journal().since(before, flood + 1_000);
      assertEquals(flood, events.stream().filter(event -> event.subject().equals("flood")).count());
      for (int i = 0; i < events.size(); i++) {
        assertEquals(before + i + 1, events.get(i).seq(), "no gap");
      }
    }
  }

  @Test
  void aNodeThatIsRemovedWhileItDrainsIsNotCut() throws IOException {
    try (TestCluster test = TestCluster.start(data)) {
      CompletableFuture<Void> drained;
      CompletableFuture<Void> removed;
      CompletableFuture<Void> twice;
      try (Socket _ = NodeLifeTest.hold(test, "node-1")) {
        drained = test.cluster().drain("node-1");
        removed = test.cluster().removeNode("node-1");
        twice = test.cluster().removeNode("node-1");
      }
      CompletableFuture.allOf(drained, removed, twice).join();
      List<EventType> steps =
          types(
              test.cluster().journal().since(0, 1_000).stream()
                  .filter(event -> event.subject().equals("node-1"))
                  .toList());
      assertEquals(
          List.of(EventType.NODE_DOWN, EventType.NODE_REMOVED),
          steps.subList(steps.size() - 2, steps.size()));
      assertEquals(1, test.events(EventType.NODE_REMOVED).size());
    }
  }

  @Test
  void aKillDuringADrainWinsAndTheNodeComesBack() throws IOException {
    try (TestCluster test = TestCluster.start(data);
        Socket _ = NodeLifeTest.hold(test, "node-1")) {
      CompletableFuture<Void> drained = test.cluster().drain("node-1");
      test.cluster().kill("node-1");
      drained.join();
      assertEquals(NodeState.DOWN, test.snapshot("node-1").state());
      assertEquals("killed by the operator", test.snapshot("node-1").stateReason());
      test.cluster().revive("node-1");
      Awaitility.await().until(() -> test.snapshot("node-1").isServing());
    }
  }

  private static void login(URI frontend, CountDownLatch sent) {
    try (Browser browser = new Browser()) {
      sent.countDown();
      browser.login(frontend, "alice", "123");
    } catch (RuntimeException e) {
      // The cluster is closed under it; what counts stands in the journal.
    }
  }

  private static List<EventType> types(List<Event> events) {
    return events.stream().map(Event::type).toList();
  }
}
