package io.understudy.console.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.Samples;
import io.understudy.console.look.NodeLook;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import io.understudy.node.NodeState;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PictureTest {
  private final Texts texts = new Texts(Language.ENGLISH);
  private final Formats formats = new Formats(texts, ZoneOffset.UTC);

  @Test
  void aGroupHasOnePathWithTheSumOfItsNodes() {
    ClusterSnapshot.Node[] nodes = new ClusterSnapshot.Node[16];
    Arrays.setAll(nodes, i -> Samples.up("node-" + (i + 1)));
    nodes[2] = Samples.node("node-3", NodeState.DOWN, UpstreamHealth.EJECTED);
    Picture picture = Picture.of(Samples.cluster(nodes), texts, formats);
    assertEquals(2, picture.stops().size());
    assertEquals(7 * 20.0, picture.rates().get("out:node-1"));
    assertEquals(8 * 20.0, picture.rates().get("out:node-9"));
    assertEquals(5, picture.rates().size(), "the entry, and a way in and out for each group");
    assertEquals("1–8", picture.stops().getFirst().range());
    assertEquals(
        List.of(Map.entry(NodeLook.DOWN, 1), Map.entry(NodeLook.UP, 7)),
        picture.stops().getFirst().counts());
  }

  @Test
  void aGroupIsBrokenOnlyWhenAllOfItAre() {
    ClusterSnapshot.Node[] nodes = new ClusterSnapshot.Node[12];
    Arrays.setAll(
        nodes, i -> Samples.node("node-" + (i + 1), NodeState.DOWN, UpstreamHealth.EJECTED));
    assertEquals(Stop.Road.BROKEN, road(nodes));
    nodes[0] = Samples.node("node-1", NodeState.UP, UpstreamHealth.UNHEALTHY);
    assertEquals(Stop.Road.WAITING, road(nodes));
    nodes[1] = Samples.up("node-2");
    assertEquals(Stop.Road.OPEN, road(nodes));
  }

  @Test
  void whatLooksTheSameIsNotPaintedAgain() {
    Picture one = Picture.of(Samples.cluster(Samples.up("node-1")), texts, formats);
    Picture same = Picture.of(Samples.cluster(Samples.up("node-1")), texts, formats);
    Picture other =
        Picture.of(
            Samples.cluster(Samples.node("node-1", NodeState.DOWN, UpstreamHealth.EJECTED)),
            texts,
            formats);
    assertTrue(same.looksLike(one));
    assertFalse(other.looksLike(one));
    assertFalse(one.looksLike(null));
  }

  private Stop.Road road(ClusterSnapshot.Node... nodes) {
    return Picture.of(Samples.cluster(nodes), texts, formats).stops().getFirst().road();
  }

  @Test
  void nothingFlowsOnABrokenPath() {
    Picture picture =
        Picture.of(
            Samples.cluster(
                Samples.up("node-1"),
                Samples.node("node-2", NodeState.CRASHED, UpstreamHealth.EJECTED)),
            texts,
            formats);
    assertEquals(
        Set.of("entry:frontend-1", "in:frontend-1:node-1", "out:node-1"), picture.rates().keySet());
    assertEquals("41 req/s", picture.clients());
    assertEquals("frontend-1", picture.frontends().getFirst().part().id());
    assertEquals("Balancer", picture.frontends().getFirst().name());
    assertEquals(":8080", picture.frontends().getFirst().line());
    assertEquals("2 sessions", picture.store().line());
  }
}
