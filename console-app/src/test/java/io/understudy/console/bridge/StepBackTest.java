package io.understudy.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.Samples;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.measure.Reading;
import io.understudy.measure.Sample;
import io.understudy.node.NodeState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StepBackTest {
  private final FakeEngine engine = new FakeEngine(picture(0, NodeState.UP));
  private final Bridge bridge = Bridges.following(engine);

  @Test
  void thePictureIsTheOneAfterEachEvent() {
    happen(1, 10, EventType.NODE_KILLED, NodeState.DOWN);
    happen(2, 20, EventType.NODE_REVIVED, NodeState.STARTING);
    tick(30, NodeState.UP);
    assertFalse(bridge.still().getValue());
    assertTrue(bridge.earlier());
    assertEquals(NodeState.STARTING, state());
    assertEquals(new Past(event(2, 20, EventType.NODE_REVIVED), 2, 2, at(20)), bridge.past().get());
    assertTrue(bridge.still().getValue());
    assertTrue(bridge.earlier());
    assertEquals(NodeState.DOWN, state());
    assertFalse(bridge.earlier(), "before the first event there is nothing");
    assertEquals(1, bridge.past().get().position());
    bridge.later();
    assertEquals(NodeState.STARTING, state());
    bridge.later();
    assertNull(bridge.past().get());
    assertEquals(NodeState.UP, state());
  }

  @Test
  void thePastStandsStillAndNothingIsLostMeanwhile() {
    happen(1, 10, EventType.NODE_KILLED, NodeState.DOWN);
    assertTrue(bridge.earlier());
    happen(2, 20, EventType.NODE_REVIVED, NodeState.UP);
    assertEquals(NodeState.DOWN, state());
    assertEquals(1, bridge.events().size());
    bridge.live();
    assertEquals(NodeState.UP, state());
    bridge.look();
    assertEquals(2, bridge.events().size());
    assertTrue(bridge.earlier(), "also what happened while nobody looked can be looked at");
    assertEquals(at(20), bridge.snapshot().get().at());
  }

  @Test
  void thePausedPictureIsMeasuredOnAndStepsBackToo() {
    happen(1, 10, EventType.NODE_KILLED, NodeState.DOWN);
    bridge.paused().set(true);
    tick(20, NodeState.UP);
    assertEquals(at(10), bridge.snapshot().get().at());
    assertEquals(
        at(20), bridge.history().between(History.TOTAL, at(0), at(99), 200).getLast().at());
    assertTrue(bridge.earlier());
    bridge.live();
    assertEquals(at(20), bridge.snapshot().get().at());
    assertFalse(bridge.paused().get());
    assertFalse(bridge.still().getValue());
  }

  @Test
  void theMinuteBeforeAMomentIsThereAgain() {
    tick(9, NodeState.UP);
    happen(1, 10, EventType.NODE_KILLED, NodeState.DOWN);
    tick(11, NodeState.DOWN);
    assertTrue(bridge.earlier());
    List<Sample> samples = bridge.snapshot().get().nodes().getFirst().traffic().samples();
    assertEquals(List.of(at(0), at(9), at(10)), samples.stream().map(Sample::at).toList());
  }

  @Test
  void aFloodOfLoginsDoesNotPushAwayTheKill() {
    happen(1, 10, EventType.NODE_KILLED, NodeState.DOWN);
    for (int i = 2; i <= 3 * Bridge.EVENTS; i++) {
      happen(i, 10 + i, EventType.LOGIN, NodeState.UP);
    }
    assertTrue(bridge.show(event(1, 10, EventType.NODE_KILLED)));
    assertEquals(NodeState.DOWN, state());
    assertEquals(0, bridge.past().get().position(), "the list has lost it");
    assertFalse(bridge.show(event(2, 12, EventType.LOGIN)), "it would be another moment's");
    assertEquals(NodeState.DOWN, state());
  }

  @Test
  void picturesOfManyNodesAreFewer() {
    Moments moments = new Moments();
    ClusterSnapshot.Node[] nodes = new ClusterSnapshot.Node[256];
    java.util.Arrays.fill(nodes, Samples.up("node-1"));
    ClusterSnapshot large = Samples.cluster(nodes);
    for (int i = 1; i <= Bridge.EVENTS; i++) {
      moments.add(i, large, engine);
    }
    assertEquals(Moments.MOST_NODES / 264, moments.size());
  }

  private void happen(long seq, int second, EventType type, NodeState then) {
    engine.happen(event(seq, second, type));
    tick(second, then);
  }

  private void tick(int second, NodeState state) {
    engine.become(picture(second, state));
    bridge.look();
  }

  private NodeState state() {
    return bridge.snapshot().get().nodes().getFirst().state();
  }

  private static Event event(long seq, int second, EventType type) {
    return new Event(seq, at(second), type, "node-1", "", "", "the operator");
  }

  private static Instant at(int second) {
    return Samples.NOW.plusSeconds(second);
  }

  private static ClusterSnapshot picture(int second, NodeState state) {
    ClusterSnapshot.Node like = Samples.node("node-1", state, Samples.up("node-1").health());
    Reading reading = new Reading(0, 0, 0, 0, 0, 0, List.of(new Sample(at(second), 10, 0, 1, 2)));
    ClusterSnapshot picture = Samples.cluster(Samples.measured(like, "node-1", reading));
    return Samples.at(at(second), picture, reading);
  }
}
