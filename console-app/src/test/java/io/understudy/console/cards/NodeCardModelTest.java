package io.understudy.console.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.cluster.ClusterSnapshot.Restarts;
import io.understudy.console.Samples;
import io.understudy.console.look.NodeLook;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.NodeAct;
import io.understudy.console.shell.Texts;
import io.understudy.node.NodeState;
import io.understudy.supervisor.RestartRules;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class NodeCardModelTest {
  private final Texts texts = new Texts(Language.ENGLISH);
  private final NodeCardModel model =
      new NodeCardModel(texts, new Formats(texts, ZoneOffset.UTC), () -> Duration.ofSeconds(10));

  @Test
  void aServingNodeShowsItsLastCheckAndCanBeKilled() {
    NodeCardModel.Words words = model.of(Samples.up("node-1"), Samples.NOW, null, false);
    assertEquals(NodeLook.UP, words.look());
    assertEquals(":3001", words.port());
    assertEquals("20", words.rate());
    assertEquals("p99 9 ms", words.p99());
    assertEquals("200 in 2 ms · just now", words.check());
    assertEquals(NodeAct.KILL, words.act());
    assertEquals("Kill", words.actText());
  }

  @Test
  void aNodeThatIsDownSaysWhyAndCanBeRevived() {
    NodeCardModel.Words words = words(NodeState.DOWN, UpstreamHealth.EJECTED);
    assertEquals(NodeLook.DOWN, words.look());
    assertEquals("killed by the operator · 7 s ago", words.check());
    assertEquals(NodeAct.REVIVE, words.act());
  }

  @Test
  void aNodeThatTheBalancerAvoidsSaysWhy() {
    NodeCardModel.Words words = words(NodeState.UP, UpstreamHealth.EJECTED);
    assertEquals(NodeLook.EJECTED, words.look());
    assertEquals("a request met a broken connection", words.check());
    NodeCardModel.Words unhealthy = words(NodeState.UP, UpstreamHealth.UNHEALTHY);
    assertEquals(NodeLook.UNHEALTHY, unhealthy.look());
    assertEquals("refused · just now", unhealthy.check());
  }

  @Test
  void whatIsUnderWayShowsOnTheButton() {
    NodeCardModel.Words words = model.of(Samples.up("node-1"), Samples.NOW, NodeAct.KILL, false);
    assertEquals("Killing…", words.actText());
    assertTrue(words.pending());
  }

  @Test
  void whatIsOnlyAnnouncedCanBeCancelled() {
    NodeCardModel.Words words = model.of(Samples.up("node-1"), Samples.NOW, NodeAct.DRAIN, true);
    assertEquals("Cancel", words.actText());
    assertTrue(words.cancellable());
    assertEquals("Draining…", words.progress());
  }

  @Test
  void aDrainSaysWhatIsLeftAndForHowLong() {
    Node node = Samples.node("node-1", NodeState.DRAINING, UpstreamHealth.HEALTHY);
    NodeCardModel.Words words = model.of(node, Samples.NOW, null, false);
    assertEquals("1 request left · 3 s to finish", words.progress());
    node = Samples.node("node-1", NodeState.STARTING, UpstreamHealth.UNHEALTHY);
    assertEquals("Starting for 7 s", model.of(node, Samples.NOW, null, false).progress());
  }

  @Test
  void aNodeThatBacksOffCountsDown() {
    Restarts restarts = new Restarts(RestartRules.DEFAULTS, 2, Samples.NOW.plusMillis(2_400));
    NodeCardModel.Words words = words(NodeState.BACKOFF, restarts);
    assertEquals("in 2.4 s · killed by the operator", words.check());
    assertEquals("Restart now", words.actText());
  }

  @Test
  void aNodeThatWasGivenUpCanBeTriedAgain() {
    NodeCardModel.Words words = words(NodeState.GAVE_UP, Restarts.NONE);
    assertEquals("killed by the operator · 7 s ago", words.check());
    assertEquals("Try again", words.actText());
    assertEquals(NodeAct.REVIVE, words.act());
  }

  private NodeCardModel.Words words(NodeState state, Restarts restarts) {
    Node node = Samples.node("node-2", state, UpstreamHealth.EJECTED);
    return model.of(Samples.restarted(node, restarts), Samples.NOW, null, false);
  }

  private NodeCardModel.Words words(NodeState state, UpstreamHealth health) {
    return model.of(Samples.node("node-2", state, health), Samples.NOW, null, false);
  }
}
