package io.understudy.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.store.DataFolder;
import io.understudy.store.LeaseTable;
import io.understudy.store.Store;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who holds a lease, on a time that is moved by hand. */
final class RegistryTest {
  private static final Duration HALF = Registry.TTL.dividedBy(2);

  @TempDir Path data;

  private final ManualClock clock = new ManualClock();
  private final Journal journal = new Journal(new MemoryKeeper(), clock);
  private final Set<String> well = new HashSet<>();
  private final List<String> told = new ArrayList<>();
  private DataFolder folder;
  private Store store;
  private Registry registry;

  @BeforeEach
  void open() {
    folder = DataFolder.open(data, clock);
    store = Store.open(folder, clock);
    registry = fresh();
  }

  private Registry fresh() {
    Registry one = new Registry(store.leases(), journal, clock, well::contains);
    one.listen(
        new RegistryListener() {
          @Override
          public void admit(Lease lease) {
            told.add("admit " + lease.node());
          }

          @Override
          public void exclude(Lease lease) {
            told.add("exclude " + lease.node());
          }

          @Override
          public void forget(String node) {
            told.add("forget " + node);
          }
        });
    return one;
  }

  @AfterEach
  void close() {
    store.close();
    folder.close();
    journal.close();
  }

  private static URI at(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private void register(String... nodes) {
    for (String node : nodes) {
      registry.register(node, at(3000), null, "first of " + node);
    }
  }

  private void beat(String... nodes) {
    for (String node : nodes) {
      assertTrue(registry.renew(node, "first of " + node), node);
    }
  }

  private Lease lease(String node) {
    return registry.snapshot().of(node).orElseThrow();
  }

  private List<String> steps(String node) {
    return journal.since(0, 1_000).stream()
        .filter(event -> event.subject().equals(node))
        .map(event -> event.from() + ">" + event.to())
        .toList();
  }

  private List<Event> events(EventType type) {
    return journal.since(0, 1_000).stream().filter(event -> event.type() == type).toList();
  }

  @Test
  void whoIsNotHeardOfIsOutAndSaysWhyAndComesBackWithItsHeartbeats() {
    register("node-1", "node-2", "node-3");
    clock.advance(HALF);
    beat("node-1", "node-2");
    clock.advance(HALF);
    registry.tick();
    assertEquals(LeaseState.EXPIRED, lease("node-3").state());
    assertEquals("its lease ran out: no heartbeat for 1.0 s", lease("node-3").reason());
    assertEquals(LeaseState.HELD, lease("node-1").state());
    beat("node-3");
    assertEquals(LeaseState.HELD, lease("node-3").state());
    assertEquals(
        List.of("admit node-1", "admit node-2", "admit node-3", "exclude node-3", "admit node-3"),
        told);
    assertEquals(List.of("none>held", "held>expired", "expired>held"), steps("node-3"));
    assertEquals(1, registry.snapshot().expired());
  }

  @Test
  void aNewLifeReplacesTheOldOneWhichHasNothingMoreToSay() {
    register("node-1");
    registry.register("node-1", at(3001), null, "second");
    assertEquals(at(3001), lease("node-1").uri());
    assertFalse(registry.renew("node-1", "first of node-1"));
    registry.drain("node-1", "first of node-1", "late");
    registry.withdraw("node-1", "first of node-1", "late");
    assertEquals(LeaseState.HELD, lease("node-1").state());
    assertEquals(List.of("admit node-1", "admit node-1"), told);
    registry.register("node-1", at(3001), null, "second");
    assertEquals(2, told.size(), "saying it twice changes nothing");
  }

  @Test
  void aNodeAnnouncesItsDrainAndGivesItsLeaseBack() {
    register("node-1");
    registry.drain("node-1", "first of node-1", "draining");
    beat("node-1");
    assertEquals(LeaseState.DRAINING, lease("node-1").state());
    registry.withdraw("node-1", "first of node-1", "drained");
    assertFalse(registry.renew("node-1", "first of node-1"));
    clock.advance(Registry.TTL);
    registry.tick();
    assertEquals("drained", lease("node-1").reason(), "it cannot run out any more");
    registry.forget("node-1");
    assertTrue(registry.snapshot().leases().isEmpty());
    assertEquals(
        List.of("admit node-1", "exclude node-1", "exclude node-1", "forget node-1"), told);
  }

  @Test
  void ifMostRunOutWhileTheNodesAreWellNobodyIsPutOut() {
    register("node-1", "node-2", "node-3");
    well.addAll(List.of("node-1", "node-2", "node-3"));
    clock.advance(Registry.TTL);
    registry.tick();
    assertTrue(
        registry.snapshot().preserving().startsWith("3 of 3 nodes answer their probes"),
        registry.snapshot().preserving());
    assertEquals(LeaseState.HELD, lease("node-2").state());
    assertEquals(1, events(EventType.PRESERVATION_BEGAN).size());

    well.remove("node-2"); // this one is really dead
    registry.tick();
    assertEquals(LeaseState.EXPIRED, lease("node-2").state());
    assertEquals(LeaseState.HELD, lease("node-1").state());

    beat("node-1", "node-3");
    registry.tick();
    assertNull(registry.snapshot().preserving());
    assertEquals(1, events(EventType.PRESERVATION_ENDED).size());
    assertEquals(1, registry.snapshot().expired());
  }

  @Test
  void whoeverWasPutOutFirstReturnsWhenMostAreMissing() {
    register("node-1", "node-2", "node-3");
    well.addAll(List.of("node-1", "node-2", "node-3"));
    clock.advance(HALF);
    beat("node-2", "node-3");
    clock.advance(HALF);
    registry.tick();
    assertEquals(LeaseState.EXPIRED, lease("node-1").state(), "one of three is not most");
    clock.advance(HALF);
    registry.tick();
    assertEquals(LeaseState.HELD, lease("node-1").state());
    assertEquals(LeaseState.HELD, lease("node-2").state());
  }

  @Test
  void ifMostAreDeadTheyGo() {
    register("node-1", "node-2", "node-3");
    clock.advance(Registry.TTL);
    registry.tick();
    assertNull(registry.snapshot().preserving());
    assertEquals(0, registry.snapshot().held());
  }

  @Test
  void theNextProcessKnowsThemAndHasThemConfirmed() {
    register("node-1", "node-2", "node-3");
    registry.withdraw("node-3", "first of node-3", "drained");
    registry.store();
    told.clear();

    registry = fresh();
    registry.recall();
    assertEquals(LeaseState.RECALLED, lease("node-1").state());
    assertEquals("known from before, not confirmed yet", lease("node-1").reason());
    assertTrue(registry.snapshot().of("node-3").isEmpty());
    assertEquals(List.of("exclude node-1", "exclude node-2"), told, "no requests to a stranger");

    well.add("node-1");
    registry.tick();
    assertEquals(LeaseState.HELD, lease("node-1").state());
    clock.advance(HALF);
    beat("node-1");
    clock.advance(HALF);
    registry.tick();
    assertTrue(registry.snapshot().of("node-2").isEmpty(), "nothing was heard of it");
    assertEquals(
        List.of("exclude node-1", "exclude node-2", "admit node-1", "forget node-2"), told);
    registry.store();
    assertEquals(
        List.of("node-1"), store.leases().list().stream().map(LeaseTable.Row::node).toList());
  }

  @Test
  void whileTheStoreIsOutChangesWaitAndLeasesGoOn() {
    register("node-1");
    store.kill("killed by the test");
    registry.store();
    register("node-2");
    registry.store();
    beat("node-1", "node-2");
    assertEquals(2, registry.snapshot().held());
    store.reopen();
    clock.advance(HALF);
    registry.store();
    assertEquals(2, store.leases().list().size());
    registry.close();
    registry.store();
    assertEquals(List.of(), store.leases().list(), "given back at the end");
  }
}
