package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.Samples;
import io.understudy.console.bridge.Background;
import io.understudy.console.bridge.Bridge;
import io.understudy.console.bridge.Bridges;
import io.understudy.console.bridge.FakeEngine;
import io.understudy.node.NodeState;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PartTest {
  private final FakeEngine engine = new FakeEngine(Samples.cluster(Samples.up("node-1")));
  private final Bridge bridge = Bridges.following(engine);
  private final Texts texts = new Texts(Language.ENGLISH);
  private final Toasts toasts = new Toasts((delay, task) -> () -> {}, InstantSource.system());
  private final Selection selection = new Selection(bridge.snapshot());
  private final NodeActions actions =
      new NodeActions(
          new Calls(bridge, new Background(Runnable::run, Runnable::run), texts, toasts),
          texts,
          toasts,
          page -> {},
          text -> {});

  @Test
  void frontendsAndTheStoreAreSelectedLikeNodes() {
    assertEquals(
        List.of("frontend-1", "store"),
        Part.of(bridge.snapshot().get()).stream().map(Part::id).toList());
    selection.select("store");
    assertTrue(selection.part().getValue().isStore());
    assertNull(selection.node().getValue());
    assertTrue(selection.can(NodeAct.KILL).getValue());
    assertFalse(selection.can(NodeAct.REVIVE).getValue());
    assertFalse(selection.can(NodeAct.DRAIN).getValue());
    selection.select("node-1");
    assertNull(selection.part().getValue());
    assertEquals(NodeState.UP, selection.node().getValue().state());
  }

  @Test
  void whatIsGoneIsNoLongerSelected() {
    selection.select("frontend-1");
    bridge.look();
    assertEquals("frontend-1", selection.id().get());
    selection.select("frontend-9");
    bridge.look();
    engine.become(Samples.cluster());
    bridge.look();
    assertNull(selection.id().get());
  }

  @Test
  void anActGoesToWhatIsSelected() {
    selection.select("store");
    actions.run(NodeAct.KILL, selection);
    selection.select("frontend-1");
    actions.run(NodeAct.KILL, selection);
    actions.run(NodeAct.REVIVE, selection);
    selection.select("node-1");
    actions.run(NodeAct.KILL, selection);
    assertEquals(List.of("kill store", "kill frontend-1", "kill node-1"), engine.calls());
  }

  @Test
  void aPartThatIsDownCanBeRevived() {
    Part down = new Part("frontend-1", Part.State.DOWN, "killed by the operator");
    Part out = new Part(Part.STORE, Part.State.DOWN, "killed by the operator");
    actions.run(NodeAct.REVIVE, down);
    actions.run(NodeAct.REVIVE, out);
    actions.run(NodeAct.KILL, out);
    assertEquals(List.of("revive frontend-1", "revive store"), engine.calls());
  }
}
