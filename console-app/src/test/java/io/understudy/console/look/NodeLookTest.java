package io.understudy.console.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.Samples;
import io.understudy.fault.ActiveFault;
import io.understudy.node.NodeState;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NodeLookTest {
  private static final ActiveFault HANG = new ActiveFault("hang", Map.of(), "answers nothing");
  private static final ActiveFault LATE = new ActiveFault("latency", Map.of("ms", 5), "is late");

  @Test
  void everyShapeStandsForOneState() {
    Set<Shape> shapes = new HashSet<>();
    for (NodeLook look : NodeLook.values()) {
      assertTrue(shapes.add(look.shape()), look + " has the shape of another");
    }
  }

  @Test
  void aHangingNodeLooksSoUntilTheBalancerHasActed() {
    Node up = Samples.up("node-1");
    assertEquals(NodeLook.HANGING, NodeLook.of(Samples.with(up, false, LATE, HANG)));
    assertEquals(NodeLook.UP, NodeLook.of(Samples.with(up, false, LATE)));
    Node out = Samples.node("node-1", NodeState.UP, UpstreamHealth.EJECTED);
    assertEquals(NodeLook.EJECTED, NodeLook.of(Samples.with(out, false, HANG)));
    assertEquals(NodeLook.TRIAL, NodeLook.of(Samples.with(out, true)));
  }
}
