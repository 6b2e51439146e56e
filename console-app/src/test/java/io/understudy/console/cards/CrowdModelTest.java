package io.understudy.console.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.Samples;
import io.understudy.console.cards.CrowdModel.Hold;
import io.understudy.console.look.NodeLook;
import io.understudy.node.NodeState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CrowdModelTest {
  private static final Node ONE = Samples.up("node-1");
  private static final Node TWO = Samples.up("node-2");
  private static final Node THREE = Samples.up("node-3");
  private static final Node TWO_DOWN = down("node-2");
  private static final Node THREE_EJECTED =
      Samples.node("node-3", NodeState.UP, UpstreamHealth.EJECTED);

  private final CrowdModel crowd = new CrowdModel();

  @BeforeEach
  void threeAreUp() {
    crowd.take(List.of(ONE, TWO, THREE));
  }

  @Test
  void theyAreCountedByTheirState() {
    crowd.take(List.of(ONE, TWO_DOWN, THREE));
    assertEquals(2, crowd.count(NodeLook.UP));
    assertEquals(1, crowd.count(NodeLook.DOWN));
    assertEquals(0, crowd.count(NodeLook.DRAINING));
    assertEquals(3, crowd.size());
  }

  @Test
  void onlyTheChosenStatesAreListed() {
    crowd.take(List.of(ONE, TWO_DOWN, THREE_EJECTED));
    crowd.toggle(NodeLook.DOWN);
    assertEquals(List.of("node-2"), crowd.order());
    crowd.toggle(NodeLook.EJECTED);
    assertEquals(List.of("node-2", "node-3"), crowd.order());
    assertEquals(Set.of(NodeLook.DOWN, NodeLook.EJECTED), crowd.filter());
    crowd.toggle(NodeLook.DOWN);
    crowd.toggle(NodeLook.EJECTED);
    assertEquals(3, crowd.order().size(), "without a choice all are listed");
  }

  @Test
  void theWorstComeFirstAndOtherwiseTheOrderStays() {
    crowd.take(List.of(ONE, TWO_DOWN, THREE_EJECTED, down("node-4")));
    assertEquals(List.of("node-1", "node-2", "node-3", "node-4"), crowd.order());
    crowd.worstFirst(true);
    assertEquals(List.of("node-2", "node-4", "node-3", "node-1"), crowd.order());
    crowd.worstFirst(false);
    assertEquals(List.of("node-1", "node-2", "node-3", "node-4"), crowd.order());
  }

  @Test
  void nothingMovesUnderThePointer() {
    crowd.worstFirst(true);
    crowd.hold(Hold.PLACES);
    crowd.take(List.of(ONE, TWO, down("node-3")));
    assertEquals(List.of("node-1", "node-2", "node-3"), crowd.order());
    crowd.take(List.of(ONE, down("node-3"), Samples.up("node-4")));
    assertEquals(List.of("node-1", "node-2", "node-3", "node-4"), crowd.order());
    assertTrue(crowd.isGone("node-2"), "it has left, and its row is still there");
    assertEquals("node-2", crowd.node("node-2").orElseThrow().id());
    crowd.hold(Hold.FREE);
    assertEquals(List.of("node-3", "node-1", "node-4"), crowd.order());
    assertTrue(crowd.node("node-2").isEmpty());
  }

  @Test
  void underTheKeyboardTheOrderStaysButWhoHasLeftGoes() {
    crowd.worstFirst(true);
    crowd.hold(Hold.ORDER);
    crowd.take(List.of(ONE, down("node-3")));
    assertEquals(List.of("node-1", "node-3"), crowd.order());
  }

  @Test
  void whatNoLongerBelongsToTheChoiceStaysUntilThePointerHasLeft() {
    crowd.take(List.of(ONE, TWO_DOWN, THREE));
    crowd.toggle(NodeLook.DOWN);
    crowd.hold(Hold.PLACES);
    crowd.take(List.of(ONE, TWO, down("node-3")));
    assertEquals(List.of("node-2", "node-3"), crowd.order());
    assertFalse(crowd.isGone("node-2"));
    crowd.hold(Hold.FREE);
    assertEquals(List.of("node-3"), crowd.order());
  }

  private static Node down(String id) {
    return Samples.node(id, NodeState.DOWN, UpstreamHealth.EJECTED);
  }
}
