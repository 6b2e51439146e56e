package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.Samples;
import io.understudy.console.bridge.Background;
import io.understudy.console.bridge.Bridges;
import io.understudy.console.bridge.FakeEngine;
import io.understudy.node.NodeState;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NodeActionsTest {
  private final Node up = Samples.up("node-1");
  private final Node down = Samples.node("node-2", NodeState.DOWN, UpstreamHealth.EJECTED);
  private final FakeEngine engine = new FakeEngine(Samples.cluster(up, down));
  private final List<Runnable> workers = new ArrayList<>();
  private final List<Runnable> timers = new ArrayList<>();
  private final List<URI> opened = new ArrayList<>();
  private final List<String> clipboard = new ArrayList<>();
  private final Toasts toasts = new Toasts((delay, task) -> timer(task), InstantSource.system());
  private final Texts texts = new Texts(Language.ENGLISH);
  private final NodeActions actions =
      new NodeActions(
          new Calls(
              Bridges.following(engine),
              new Background(workers::add, Runnable::run),
              texts,
              toasts),
          texts,
          toasts,
          opened::add,
          clipboard::add);

  @Test
  void aKillIsPendingOnItsCardUntilTheEngineHasDoneIt() {
    actions.run(NodeAct.KILL, up);
    assertEquals(NodeAct.KILL, actions.pending().get("node-1"));
    work();
    assertEquals(List.of("kill node-1"), engine.calls());
    assertTrue(actions.pending().isEmpty());
  }

  @Test
  void whatIsNotPossibleIsNotAsked() {
    actions.run(NodeAct.KILL, down);
    actions.run(NodeAct.REVIVE, up);
    assertTrue(workers.isEmpty());
  }

  @Test
  void aSecondActWaitsForTheFirst() {
    actions.run(NodeAct.KILL, up);
    actions.run(NodeAct.CRASH, up);
    work();
    assertEquals(List.of("kill node-1"), engine.calls());
  }

  @Test
  void whatShowsAlreadyIsNotInTheWayOfItsUndo() {
    actions.run(NodeAct.KILL, node("node-1", NodeState.UP));
    actions.run(NodeAct.REVIVE, node("node-1", NodeState.DOWN));
    assertEquals(NodeAct.REVIVE, actions.pending().get("node-1"));
    workers.removeFirst().run();
    assertEquals(NodeAct.REVIVE, actions.pending().get("node-1"), "it goes on");
    work();
    assertEquals(List.of("kill node-1", "revive node-1"), engine.calls());
    assertTrue(actions.pending().isEmpty());
  }

  private static Node node(String id, NodeState state) {
    return Samples.node(id, state, UpstreamHealth.HEALTHY);
  }

  @Test
  void whatIsAnnouncedIsInTheWayWhateverBecomesOfTheNode() {
    actions.run(NodeAct.DRAIN, up);
    actions.run(NodeAct.REVIVE, node("node-1", NodeState.CRASHED));
    assertTrue(workers.isEmpty());
    assertEquals(NodeAct.DRAIN, actions.pending().get("node-1"));
  }

  @Test
  void aRefusalIsShownInItsOwnWords() {
    engine.refuse(new ProblemException(ProblemKind.CONFLICT, "node-1 is down already."));
    actions.run(NodeAct.KILL, up);
    work();
    assertEquals("node-1 is down already.", toasts.showing().getFirst().text());
    assertEquals(Toast.Kind.PROBLEM, toasts.showing().getFirst().kind());
    assertTrue(actions.pending().isEmpty());
  }

  @Test
  void aRemovalHappensOnlyWhenNobodyCancelledIt() {
    actions.run(NodeAct.REMOVE, up);
    assertEquals("node-1 will be removed", toasts.showing().getFirst().text());
    assertTrue(workers.isEmpty());
    timers.removeFirst().run();
    work();
    assertEquals(List.of("remove node-1"), engine.calls());
  }

  @Test
  void aCancelledDrainLeavesNoTrace() {
    actions.run(NodeAct.DRAIN, up);
    toasts.dismiss(toasts.showing().getFirst());
    assertTrue(actions.pending().isEmpty());
    assertTrue(timers.isEmpty());
    assertTrue(workers.isEmpty());
    assertTrue(toasts.showing().isEmpty());
  }

  @Test
  void whatWasAnnouncedIsCancelledOnItsOwnRowToo() {
    actions.run(NodeAct.DRAIN, up);
    assertTrue(actions.isAnnounced("node-1"));
    actions.cancel("node-1");
    assertFalse(actions.isAnnounced("node-1"));
    assertTrue(actions.pending().isEmpty());
    assertTrue(toasts.showing().isEmpty());
    actions.run(NodeAct.DRAIN, up);
    timers.removeFirst().run();
    assertFalse(actions.isAnnounced("node-1"), "from now on it is an order");
    actions.cancel("node-1");
    work();
    assertEquals(List.of("drain node-1"), engine.calls());
  }

  @Test
  void anAddressIsCopiedAndAPageIsOpened() {
    actions.run(NodeAct.COPY, up);
    actions.run(NodeAct.OPEN, up);
    assertEquals(List.of("http://127.0.0.1:3001"), clipboard);
    assertEquals(List.of(up.url()), opened);
  }

  @Test
  void runningTrafficIsStopped() {
    actions.toggleTraffic();
    work();
    assertEquals(List.of("stop traffic"), engine.calls());
  }

  private Runnable timer(Runnable task) {
    timers.add(task);
    return () -> timers.remove(task);
  }

  private void work() {
    while (!workers.isEmpty()) {
      workers.removeFirst().run();
    }
  }
}
